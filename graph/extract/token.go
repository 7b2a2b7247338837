package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number, a possessive 's or one mark of punctuation.
type token struct {
	Span
	norm  string // as names are compared: ' for ’, no full stop at the end
	word  bool   // a word or a number
	upper bool   // begins with a capital letter
	caps  bool   // two or more letters, all of them capital
	abbr  bool   // ends with the full stop of an abbreviation
}

const possessive = "'s"

// tokenize splits a text at spaces and marks. Scripts without spaces are split
// at each character.
func tokenize(text string) []token {
	var tokens []token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case unicode.IsSpace(r):
			i = end
			continue
		case isApostrophe(r) && isPossessive(text, end):
			end++
			tokens = append(tokens, token{Span: Span{i, end}, norm: possessive})
		case spaceless(r):
			tokens = append(tokens, token{Span: Span{i, end}, norm: text[i:end], word: true, upper: true})
		case isWordRune(r):
			end = wordEnd(text, i)
			tokens = append(tokens, newWord(text, i, end))
		default:
			tokens = append(tokens, token{Span: Span{i, end}, norm: text[i:end]})
		}
		i = end
	}
	return tokens
}

func newWord(text string, start, end int) token {
	word := text[start:end]
	first, _ := utf8.DecodeRuneInString(word)
	t := token{Span: Span{start, end}, word: true, upper: unicode.IsUpper(first), abbr: strings.HasSuffix(word, ".")}
	t.norm = strings.TrimSuffix(strings.ReplaceAll(word, "’", "'"), ".")
	letters := 0
	t.caps = true
	for _, r := range word {
		if unicode.IsLetter(r) {
			letters++
			t.caps = t.caps && unicode.IsUpper(r)
		}
	}
	t.caps = t.caps && letters > 1
	return t
}

// wordEnd returns where the word that begins at start ends.
func wordEnd(text string, start int) int {
	i := start
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		switch {
		case isWordRune(r) && !spaceless(r):
		case (r == '-' || r == '‑') && isWordRune(next):
		case isApostrophe(r) && unicode.IsLetter(next) && !isPossessive(text, i+size):
		case r == '.' && isAbbreviated(text[start:i], next):
		case (r == '.' || r == ',') && unicode.IsDigit(next) && isDigit(text[i-1]):
		default:
			return i
		}
		i += size
	}
	return i
}

// isAbbreviated says whether a full stop after word belongs to it: an initial,
// letters with full stops between, or a known abbreviation.
func isAbbreviated(word string, next rune) bool {
	last := word[strings.LastIndexByte(word, '.')+1:]
	if utf8.RuneCountInString(last) == 1 {
		r, _ := utf8.DecodeRuneInString(last)
		return unicode.IsUpper(r) || unicode.IsLetter(r) && (unicode.IsLetter(next) || last != word)
	}
	return abbreviations[word]
}

// isPossessive says whether the text from i, right after an apostrophe, is
// the s of a possessive.
func isPossessive(text string, i int) bool {
	if i >= len(text) || text[i] != 's' && text[i] != 'S' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	return i+1 == len(text) || !isWordRune(next)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }
func isDigit(b byte) bool      { return b >= '0' && b <= '9' }

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}
