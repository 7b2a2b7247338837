package graph

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxSearch and maxTokens bound what is searched for: longer input finds
// nothing more and costs the index dear.
const (
	maxSearch = 200 // code points
	maxTokens = 12
)

// A token is a word of what somebody searches for.
type token struct {
	raw    string // in lower case
	folded string // without diacritics too, as the index has it
	phrase bool   // ideographs, which the index holds one by one
}

// joiners may stand inside a word: D.C, O'Brien, 1,000, foo_bar.
const joiners = ".,'’_"

// letters without a decomposition that the index folds too.
var unmarked = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d",
	"þ", "th", "ħ", "h", "ı", "i", "ŋ", "n", "ŧ", "t", "’", "'")

// fold writes a word in lower case and Latin letters without diacritics, as the
// analyzer of the full-text index does.
func fold(word string) string {
	var folded strings.Builder
	latin := false
	for _, r := range norm.NFKD.String(strings.ToLower(word)) {
		// Taking letters apart makes marks and, of a few, blanks or dots.
		if unicode.Is(unicode.Mn, r) && latin || !wordRune(r) && !strings.ContainsRune(joiners, r) {
			continue
		}
		latin = unicode.Is(unicode.Latin, r)
		folded.WriteRune(r)
	}
	return unmarked.Replace(norm.NFC.String(folded.String()))
}

// tokenize splits text into words the way the full-text index does. All else
// in it, such as the syntax of query languages, is dropped.
func tokenize(text string) []token {
	text = norm.NFC.String(strings.ToValidUTF8(text, " "))
	runes := []rune(text)
	if len(runes) > maxSearch {
		runes = runes[:maxSearch]
	}
	var tokens []token
	for start := 0; start < len(runes) && len(tokens) < maxTokens; {
		end := wordEnd(runes, start)
		if end == start {
			start++
			continue
		}
		raw := strings.ToLower(string(runes[start:end]))
		tokens = append(tokens, token{raw: raw, folded: fold(raw), phrase: ideographic(runes[start])})
		start = end
	}
	return tokens
}

// wordEnd returns the end of the word that begins at start; start where none
// does.
func wordEnd(runes []rune, start int) int {
	end := start
	for end < len(runes) && ideographic(runes[end]) {
		end++
	}
	if end > start {
		return end
	}
	for end < len(runes) && !ideographic(runes[end]) && (wordRune(runes[end]) || end > start && joins(runes, end)) {
		end++
	}
	return end
}

func ideographic(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana) }

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// joins tells marks inside a word (D.C, O'Brien, 6.1) from punctuation.
func joins(runes []rune, i int) bool {
	if i+1 >= len(runes) {
		return false
	}
	before, after := runes[i-1], runes[i+1]
	switch runes[i] {
	case '.', '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after) || unicode.IsDigit(before) && unicode.IsDigit(after)
	case ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case '_':
		return true
	}
	return false
}

// words joins the folded tokens, to compare texts by.
func words(tokens []token) string {
	var text strings.Builder
	for i, t := range tokens {
		if i > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(t.folded)
	}
	return text.String()
}
