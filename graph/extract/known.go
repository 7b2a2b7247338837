package extract

import "strings"

// lexicon finds known names in tokens: by first word, then word by word.
type lexicon struct {
	names map[string][]knownName
	known []Known
}

type knownName struct {
	words []string
	known int
}

func newLexicon(known []Known) lexicon {
	l := lexicon{map[string][]knownName{}, known}
	for i, k := range known {
		for _, name := range append([]string{k.Name}, k.Aliases...) {
			l.add(name, i)
		}
	}
	return l
}

func (l lexicon) add(name string, known int) {
	words := wordsOf(name)
	if len(words) > 1 && words[0] == "The" {
		words = words[1:]
	}
	// A lone small word or letter is no name that could be told from others.
	if len(words) == 0 || len(words) == 1 && (len(words[0]) < 2 || words[0] == strings.ToLower(words[0]) && len(words[0]) < 4) {
		return
	}
	l.names[words[0]] = append(l.names[words[0]], knownName{words, known})
}

// find returns the longest known name at each token from first to last.
func (l lexicon) find(tokens []token, first, last int) []candidate {
	var found []candidate
	for i := first; i <= last; i++ {
		best := candidate{known: -1}
		for _, name := range l.names[tokens[i].norm] {
			end := i + len(name.words) - 1
			if end <= last && (best.known < 0 || end > best.last) && matches(tokens[i:end+1], name.words) {
				best = candidate{first: i, last: end, lead: i, kind: l.known[name.known].Type, known: name.known, rule: RuleKnown}
			}
		}
		if best.known >= 0 {
			found = append(found, best)
			i = best.last
		}
	}
	return found
}

func matches(tokens []token, words []string) bool {
	for i, word := range words {
		if tokens[i].norm != word {
			return false
		}
	}
	return true
}

func wordsOf(name string) []string {
	var words []string
	for _, t := range tokenize(name) {
		words = append(words, t.norm)
	}
	return words
}
