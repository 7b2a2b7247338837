package graph

import (
	"regexp"
	"slices"
	"testing"
	"unicode/utf8"
)

// grammar is all that a query of ours may look like.
var (
	term    = `(?:[\pL\pM\pN]|\\[_.,'’])+`
	word    = `\(` + term + `\^4 ` + term + `\*\^2(?: ` + term + `~[12])?(?: ` + term + `\^4 ` + term + `\*\^2(?: ` + term + `~[12])?)?\)`
	phrase  = `"[\p{Han}\p{Hiragana}]+"`
	piece   = `\(\*` + term + `\*(?: \*` + term + `\*)?\)`
	pieces  = regexp.MustCompile(`^(?:(?:` + piece + `|` + phrase + `)(?: AND |$)){1,12}$`)
	grammar = regexp.MustCompile(`^(?:(?:` + word + `|` + phrase + `)(?: AND |$)){1,12}$`)
)

func FuzzSearchedTextNeverBecomesSyntax(f *testing.F) {
	for _, seed := range []string{"xiaomi", "a AND b", `"(`, "D.C.", "O’Brien", "小米 xiaomi", "é\u0301", "_a_", "1,000", "ﬁ", "İ", "\xff", "ǅ ά й", "0ͺ ﷺ Ŀ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := tokenize(text)
		if len(tokens) > maxTokens {
			t.Fatalf("%d tokens", len(tokens))
		}
		for way, grammar := range map[wording]*regexp.Regexp{allWords: grammar, allPieces: pieces} {
			if query := lucene(tokens, way); len(tokens) > 0 && !grammar.MatchString(query) {
				t.Fatalf("%q becomes %q", text, query)
			}
		}
	})
}

func FuzzCursorsAreReadBackOrRefused(f *testing.F) {
	f.Add(cursor{Order: ByName, Text: "a", ID: "x"}.String())
	f.Add("e30")
	f.Add("%%")
	f.Fuzz(func(t *testing.T, text string) {
		for _, order := range slices.Concat(orders, []Order{byClaim, bySource}) {
			c, err := parseCursor(text, order)
			if err != nil {
				if KindOf(err) != Invalid {
					t.Fatal(err)
				}
				continue
			}
			if again, err := parseCursor(c.String(), order); text != "" && (err != nil || again != c) {
				t.Fatalf("%+v becomes %+v: %v", c, again, err)
			}
		}
	})
}

func FuzzForeignIDsAreReversible(f *testing.F) {
	f.Add("Movie", "title", "The Matrix", int64(7))
	f.Add("~", "%7E", "%25~", int64(-1))
	f.Fuzz(func(t *testing.T, label, property, text string, n int64) {
		if !utf8.ValidString(label) || !utf8.ValidString(property) || !utf8.ValidString(text) {
			t.Skip("no database holds it")
		}
		key := nodeKey{label, property}
		d := dialect{&Schema{Foreign: true, keys: []nodeKey{key}}}
		for _, value := range []any{text, n} {
			id, ok := key.format(value)
			if !ok {
				continue
			}
			got, back, ok := d.parseKey(id)
			if !ok || got != key || back != value {
				t.Fatalf("%q (%v, %v) is read back as %v, %v", id, key, value, got, back)
			}
		}
	})
}
