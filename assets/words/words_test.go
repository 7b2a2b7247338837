package words

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"testing"
)

var placeholder = regexp.MustCompile(`\{\w+\}`)

func TestEveryMessageIsInEveryLanguageWithTheSamePlaceholders(t *testing.T) {
	for _, l := range Languages {
		for _, key := range slices.Concat(English.Keys(), l.Keys()) {
			ours, english := l.Message(key), English.Message(key)
			switch {
			case ours == nil:
				t.Errorf("%s has no message %q", l.Name, key)
			case english == nil:
				t.Errorf("only %s has a message %q", l.Name, key)
			case ours["other"] == "":
				t.Errorf("%s has no plain form of %q", l.Name, key)
			case !slices.Equal(placeholders(ours), placeholders(english)):
				t.Errorf("%q holds %v in %s, %v in English", key, placeholders(ours), l.Name, placeholders(english))
			}
		}
	}
}

// placeholders are those of all forms together, without the number, which some
// forms say in words.
func placeholders(m Message) []string {
	found := map[string]bool{}
	for _, text := range m {
		for _, name := range placeholder.FindAllString(text, -1) {
			found[name] = true
		}
	}
	if len(m) > 1 {
		delete(found, "{n}")
	}
	return slices.Sorted(maps.Keys(found))
}

func TestAMessageIsFilledInAndInThePluralOfItsNumber(t *testing.T) {
	for _, c := range []struct {
		l      *Language
		key    string
		values []any
		want   string
	}{
		{English, "counts.links", []any{"n", 1}, "1 link"},
		{English, "counts.links", []any{"n", 1214}, "1,214 links"},
		{German, "counts.links", []any{"n", 1}, "1 Verbindung"},
		{German, "counts.links", []any{"n", 1214}, "1.214 Verbindungen"},
		{English, "counts.quotes", []any{"n", 0}, "no quotes"},
		{German, "counts.quotes", []any{"n", 0}, "keine Zitate"},
		{English, "counts.two-names", []any{"first", "{second}", "second", "DJI"}, "{second} and DJI"},
		{German, "counts.two-names", []any{"first", "Huawei", "second", "شركة"}, "Huawei und \u2068شركة\u2069"},
		{German, "no.such-message", nil, "no.such-message"},
	} {
		if got := c.l.Say(c.key, c.values...); got != c.want {
			t.Errorf("%s says %q as %q, want %q", c.l.Name, c.key, got, c.want)
		}
	}
}

func TestOnlyNamesFromRightToLeftAreIsolated(t *testing.T) {
	for name, want := range map[string]bool{"Huawei": false, "华为": false, "Čeněk 12": false, "": false, "هواوي": true, "רפאל Ltd": true, "Thaana ދިވެހި": true} {
		if got := Isolate(name) != name; got != want {
			t.Errorf("%q is isolated: %v", name, got)
		}
	}
}

func TestTheLanguageIsTheFirstThatTheReaderPrefersAndClewSpeaks(t *testing.T) {
	for _, c := range []struct {
		preferred []string
		want      *Language
	}{
		{nil, English},
		{[]string{"", ""}, English},
		{[]string{"", "de-AT,de;q=0.9,en;q=0.8"}, German},
		{[]string{"", "fr,de;q=0.7,en;q=0.3"}, German},
		{[]string{"", "fr"}, English},
		{[]string{"en", "de"}, English},
		{[]string{"de", "en-GB"}, German},
		{[]string{"nonsense;;", "de"}, German},
	} {
		if got := Choose(c.preferred...); got != c.want {
			t.Errorf("%q gets %s", c.preferred, got.Name)
		}
	}
	if Named("de") != German || Named("fr") != nil || Named("") != nil {
		t.Error("a language is not found by its tag")
	}
	if Of(context.Background()) != English || Of(With(context.Background(), German)) != German {
		t.Error("the context does not keep its language")
	}
}
