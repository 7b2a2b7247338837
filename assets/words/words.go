// Package words holds every string that a reader sees, in each language: one
// folder a language, one JSON file an area, which the browser's code reads too
// (assets/src/words). A message is a string with {placeholders}, or several by
// the plural category of the number n; "0" is for none at all.
package words

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
	"golang.org/x/text/unicode/bidi"
)

//go:embed en de
var files embed.FS

// English is what the pages are written in first, and what stands in for a
// language that nobody has translated them to.
var English = load(language.English, "English")

// German proves that the pages can speak another language.
var German = load(language.German, "Deutsch")

// Languages are all there are, English first.
var Languages = []*Language{English, German}

var matcher = language.NewMatcher([]language.Tag{English.tag, German.tag})

// Language is the messages of one language.
type Language struct {
	// Name is what the language calls itself.
	Name     string
	tag      language.Tag
	messages map[string]Message
}

// Message is one text by plural category: "zero", "one", "two", "few",
// "many", and always "other"; "0" goes before them all where n is 0.
type Message map[string]string

// UnmarshalJSON reads a string, or an object of plural forms.
func (m *Message) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*m = Message{"other": text}
		return nil
	}
	return json.Unmarshal(data, (*map[string]string)(m))
}

// Tag is the language as HTML and HTTP name it: "en".
func (l *Language) Tag() string { return l.tag.String() }

// Keys are the names of all messages, "area.name", in order.
func (l *Language) Keys() []string { return slices.Sorted(maps.Keys(l.messages)) }

// Message returns the message of that key, or nil.
func (l *Language) Message(key string) Message { return l.messages[key] }

// Has reports whether there is a message of that key.
func (l *Language) Has(key string) bool { return l.messages[key] != nil }

// Say returns the message of that key with its placeholders filled in by
// pairs of name and value, which is a string or an int. The int n chooses the
// plural form. A key that no test has seen comes back as it is.
func (l *Language) Say(key string, values ...any) string {
	forms := l.messages[key]
	if forms == nil {
		if l != English {
			return English.Say(key, values...)
		}
		return key
	}
	var filled []string
	for i := 0; i+1 < len(values); i += 2 {
		filled = append(filled, fmt.Sprintf("{%s}", values[i]), l.value(values[i+1]))
	}
	return strings.NewReplacer(filled...).Replace(forms[l.form(forms, values)])
}

// Number writes a whole number as the language groups its digits: 1,214.
func (l *Language) Number(n int) string {
	return message.NewPrinter(l.tag).Sprint(number.Decimal(n))
}

// Decimal writes a number as the language does, with three digits behind the
// point at most: 1,000.5.
func (l *Language) Decimal(x float64) string {
	return message.NewPrinter(l.tag).Sprint(number.Decimal(x, number.MaxFractionDigits(3)))
}

func (l *Language) form(forms Message, values []any) string {
	for i := 0; i+1 < len(values); i += 2 {
		n, isInt := values[i+1].(int)
		if values[i] != "n" || !isInt {
			continue
		}
		for _, form := range []string{strconv.Itoa(n), l.category(n)} {
			if forms[form] != "" {
				return form
			}
		}
	}
	return "other"
}

var categories = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}

func (l *Language) category(n int) string {
	return categories[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]
}

func (l *Language) value(value any) string {
	if n, isInt := value.(int); isInt {
		return l.Number(n)
	}
	return Isolate(fmt.Sprint(value))
}

// Isolate keeps a name that is written from right to left from turning the
// words around it; any other text stays as it is.
func Isolate(text string) string {
	if !IsRightToLeft(text) {
		return text
	}
	return "\u2068" + text + "\u2069"
}

// IsRightToLeft reports whether a text holds letters or marks that are written
// from right to left.
func IsRightToLeft(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.R, bidi.AL, bidi.AN, bidi.RLO, bidi.RLE, bidi.RLI:
			return true
		}
		return false
	})
}

// Choose picks a language by what the reader prefers, each a tag or a header
// Accept-Language; the first that names a language of ours decides.
func Choose(preferred ...string) *Language {
	_, at := language.MatchStrings(matcher, preferred...)
	return Languages[at]
}

// Named returns the language with exactly that tag, or nil.
func Named(tag string) *Language {
	for _, l := range Languages {
		if l.Tag() == tag {
			return l
		}
	}
	return nil
}

type key struct{}

// With makes the pages that are written under the context speak the language.
func With(ctx context.Context, l *Language) context.Context { return context.WithValue(ctx, key{}, l) }

// Of is the language of the context: English unless [With] said otherwise.
func Of(ctx context.Context) *Language {
	if l, ok := ctx.Value(key{}).(*Language); ok {
		return l
	}
	return English
}

func load(tag language.Tag, name string) *Language {
	l := &Language{Name: name, tag: tag, messages: map[string]Message{}}
	entries, err := files.ReadDir(tag.String())
	if err != nil {
		panic(err) // the folder is compiled in
	}
	for _, entry := range entries {
		l.read(path.Join(tag.String(), entry.Name()))
	}
	return l
}

func (l *Language) read(file string) {
	var area map[string]Message
	data, err := files.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &area)
	}
	if err != nil {
		panic(fmt.Errorf("%s: %w", file, err)) // compiled in, and read by every test
	}
	for name, message := range area {
		l.messages[strings.TrimSuffix(path.Base(file), ".json")+"."+name] = message
	}
}
