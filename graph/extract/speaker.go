package extract

import (
	"regexp"
	"strconv"
	"strings"
)

// verbsOfSaying tell that somebody said or wrote something.
const verbsOfSaying = verbsOfStating + `|` + verbsOfQuoting

const verbsOfStating = `said|says|say|told|tells|wrote|writes|added|adds|stated|states|announced|announces|reported|reports|alleged|alleges|` +
	`claimed|claims|argued|argues|warned|warns|declared|declares|explained|explains|insisted|insists|testified|confirmed|confirms|` +
	`acknowledged|acknowledges|conceded|noted|notes|concluded|recalled|recalls|testifies|` +
	`emphasised|emphasized|stressed|complained|suggested|suggests|maintained|maintains|promised|vowed|predicted`

// verbsOfQuoting go with words in quotation marks only.
const verbsOfQuoting = `replied|responded|asked|asks|continued|tweeted|posted|joked|ruled|found|held|called|calls|described|describes|` +
	`dismissed|dismisses|read|saying|writing|adding|calling|arguing|claiming|alleging|quipped|remarked`

var (
	speechVerbs = set(strings.ReplaceAll(strings.Replace(verbsOfSaying, "|read|", "|", 1), "|", " "))
	verbAt      = regexp.MustCompile(`\b(?:` + verbsOfSaying + `)\b`)
	afterCited  = regexp.MustCompile(`^[,.]? ?(?:but |and )?(according to) ([^,;]+)`)
	afterVerb   = regexp.MustCompile(`^,? ?((?:` + verbsOfSaying + `)) ([^;:"]+)`)
	afterWho    = regexp.MustCompile(`^,? ?([^;:"]{1,160}?),? (?:also |later |then |once |has |had |quickly )?((?:` + verbsOfSaying + `))\b`)
	joinsOn     = regexp.MustCompile(`^,? ?(?:and|but|or|while|as|after|when|before|because|in|on|at|to|for|from|of|with|which|that|is|was|are|were)\b`)
	endsNoun    = regexp.MustCompile(`,| (?:on|in|at|to|during|after|before|when|while|who|as|of|for|with)\b`)
	apposed     = regexp.MustCompile(`^(?: of [a-z ]{1,30})?, <[PJ]\d+>`)
	name        = regexp.MustCompile(`<([A-Za-z])(\d+)>('s)?`)
	preposition = regexp.MustCompile(`\b(?:of|for|against|with|by|to|from|at|in|on|about|over|under|including|than|like)\b`)
	unnamed     = regexp.MustCompile(`(?i)\b(?:spokes\w+|lawyers?|attorneys?|officials?|sources?|representatives?|people|prosecutors?|analysts?|critics|experts?|advis[eo]rs?|aides?|defen[cs]e|government|police|others?|some|one|mother|father)\b`)
	pronoun     = regexp.MustCompile(`(?i)(?:^|[ ,])(he|she|it|they|i|we)(?: also| later| then| once| has| had)?$`)
	spokesFor   = regexp.MustCompile(`(?i)\bspokes\w+ (?:for|of) (?:the )?$`)
	dated       = regexp.MustCompile(`(?i)\b(?:on |in |since |by |late |early )*<T>,?`)
)

// voice is who said a quotation, as far as the text tells.
type voice struct {
	entity int // -1 if not named
	cue    Span
	told   bool // something in the text says that it was said
}

// speakerOf finds who said a quotation: by what follows it, by what stands
// before it, or because the speaker before goes on.
func (r *reader) speakerOf(q Span) voice {
	first, last := r.sentenceOf(q.Start), r.sentenceOf(q.End-1)
	if v := r.speakerAfter(last, q); v.told {
		return v
	}
	if v := r.speakerBefore(first, q); v.told {
		return v
	}
	return r.goesOn(first, q)
}

// speakerAfter reads the words after a quotation: ", said X", ", X said", ",
// according to X".
func (r *reader) speakerAfter(i int, q Span) voice {
	m := r.marked[i]
	from := m.index(q.End)
	after, _, _ := strings.Cut(strings.TrimLeft(m.text[from:], `"`), `"`)
	from += len(m.text[from:]) - len(strings.TrimLeft(m.text[from:], `"`))
	if at := afterCited.FindStringSubmatchIndex(after); at != nil {
		return r.voice(i, after[at[4]:at[5]], m.span(from+at[2], from+at[3]))
	}
	if at := afterVerb.FindStringSubmatchIndex(after); at != nil {
		return r.voice(i, nounAfter(after[at[4]:at[5]]), m.span(from+at[2], from+at[3]))
	}
	if at := afterWho.FindStringSubmatchIndex(after); at != nil && !joinsOn.MatchString(after) {
		return r.voice(i, after[at[2]:at[3]], m.span(from+at[4], from+at[5]))
	}
	return voice{entity: -1}
}

// nounAfter cuts what follows a verb down to who: "the chief prosecutor, X", but
// not what goes on after it.
func nounAfter(text string) string {
	end := len(text)
	if at := endsNoun.FindStringIndex(text); at != nil {
		end = at[0]
		if !name.MatchString(text[:end]) && apposed.MatchString(text[end:]) {
			end += len(apposed.FindString(text[end:]))
		}
	}
	return strings.TrimRight(text[:end], ".!? ")
}

// speakerBefore reads the words before a quotation: "X said that", "In a
// letter, X wrote:".
func (r *reader) speakerBefore(i int, q Span) voice {
	m := r.marked[i]
	before := strings.TrimRight(m.text[:m.index(q.Start)], `" `)
	if cut := strings.LastIndexAny(before, `";`); cut >= 0 {
		before = strings.Repeat(" ", cut+1) + before[cut+1:]
	}
	verbs := verbAt.FindAllStringIndex(before, -1)
	if len(verbs) == 0 {
		return voice{entity: -1}
	}
	verb := verbs[len(verbs)-1]
	from := 0
	if len(verbs) > 1 {
		from = verbs[len(verbs)-2][1]
	}
	if from > 0 && !name.MatchString(before[from:verb[0]]) && !pronoun.MatchString(strings.TrimSpace(before[from:verb[0]])) {
		from = 0
	}
	return r.voice(i, before[from:verb[0]], m.span(verb[0], verb[1]))
}

func (r *reader) voice(i int, who string, cue Span) voice {
	entity, _ := r.subject(i, who)
	return voice{entity, cue, true}
}

// goesOn finds the speaker of a quotation that stands alone: the line's in a
// transcript, or that of the quotation right before in the same paragraph.
func (r *reader) goesOn(i int, q Span) voice {
	s := r.sentences[i]
	alone := strings.TrimLeft(r.marked[i].text[:r.marked[i].index(q.Start)], `" `) == ""
	if s.label != "" && alone {
		return voice{r.byLabel(s.label), Span{}, true}
	}
	if n := len(r.reading.Quotes); n > 0 {
		before := r.reading.Quotes[n-1]
		j := r.sentenceOf(before.End - 1)
		if r.sentences[j].paragraph == s.paragraph && i-j <= 1 && before.Speaker >= 0 && (alone || i == j) {
			return voice{before.Speaker, Span{}, true}
		}
	}
	return voice{entity: -1}
}

// byLabel returns the person or other entity that a transcript's line names by
// its last name in capitals, -1 if none.
func (r *reader) byLabel(label string) int {
	found := -1
	if label == "" {
		return -1
	}
	for i, e := range r.reading.Entities {
		words := strings.Fields(strings.ToUpper(e.Name))
		if strings.ToUpper(e.Name) == label || isPerson(e.Type) && len(words) > 0 && words[len(words)-1] == label {
			found = i
		}
	}
	return found
}

// subject returns the entity that the words before a verb make its subject;
// -1 and whether the words tell somebody without a name. Persons go before
// others; a name after a preposition or with a possessive is none.
func (r *reader) subject(i int, who string) (entity int, told bool) {
	who = strings.TrimSpace(dated.ReplaceAllString(who, ""))
	if at := pronoun.FindStringSubmatch(who); at != nil {
		return r.pronoun(i, strings.ToLower(at[1])), true
	}
	best, person := -1, false
	for _, at := range name.FindAllStringSubmatchIndex(who, -1) {
		class := strings.ToUpper(who[at[2]:at[3]])
		segment := who[strings.LastIndex(who[:at[0]], ",")+1 : at[0]]
		spokes := spokesFor.MatchString(segment)
		if at[6] >= 0 || preposition.MatchString(segment) && !spokes || strings.Contains("TDLX", class) {
			continue
		}
		n, _ := strconv.Atoi(who[at[4]:at[5]])
		isPersonal := class == "P" || class == "J"
		if best < 0 || isPersonal && !person {
			best, person = r.reading.Mentions[n].Entity, isPersonal
		}
		if spokes {
			return best, true
		}
	}
	if !person && unnamed.MatchString(name.ReplaceAllString(who, "")) {
		return -1, true
	}
	return best, true
}

// subjectFirst finds a name at the beginning of a sentence.
var subjectFirst = regexp.MustCompile(`^(?:[^<,"]{0,40}, )?<([A-Z])(\d+)>(?:,| [a-z])`)

// pronoun returns whom he, she or it means: the speaker before in the same
// paragraph, or the subject of the sentence before; -1 where that is not
// plain.
func (r *reader) pronoun(i int, word string) int {
	if word == "i" || word == "we" {
		return r.byLabel(r.sentences[i].label)
	}
	personal := word == "he" || word == "she"
	if word == "they" || i == 0 || r.sentences[i-1].paragraph != r.sentences[i].paragraph {
		return -1
	}
	at := subjectFirst.FindStringSubmatch(r.marked[i-1].text)
	if at == nil || personal != strings.Contains("PJ", at[1]) || strings.Contains("TDLX", at[1]) {
		return -1
	}
	n, _ := strconv.Atoi(at[2])
	return r.reading.Mentions[n].Entity
}
