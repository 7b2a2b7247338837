package graph

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// firstFacts are shown before all others, in this order.
var firstFacts = []string{"roles", "date", "country"}

// Bounds of what is shown of one value.
const (
	maxFactRunes  = 2000
	maxFactValues = 20
)

// factsOf makes properties ready to show, the common ones first, then by name.
func factsOf(properties map[string]any) []Fact {
	names := slices.SortedFunc(maps.Keys(properties), func(a, b string) int {
		return cmp.Or(cmp.Compare(factRank(a), factRank(b)), cmp.Compare(a, b))
	})
	var facts []Fact
	for _, name := range names {
		if text := factText(name, properties[name]); text != "" {
			facts = append(facts, Fact{Name: humanise(name), Value: text})
		}
	}
	return facts
}

func factRank(name string) int {
	if i := slices.Index(firstFacts, name); i >= 0 {
		return i
	}
	return len(firstFacts)
}

// humanise makes words of a property's name: listedOn and listed_on become
// "Listed on".
func humanise(name string) string {
	var words []rune
	lower := false
	for _, r := range name {
		switch {
		case r == '_' || r == '-' || unicode.IsSpace(r):
			words, lower = append(words, ' '), false
			continue
		case lower && unicode.IsUpper(r):
			words = append(words, ' ', unicode.ToLower(r))
		case len(words) == 0:
			words = append(words, unicode.ToUpper(r))
		default:
			words = append(words, r)
		}
		lower = unicode.IsLower(r) || unicode.IsDigit(r)
	}
	return strings.Join(strings.Fields(string(words)), " ")
}

// factText writes a property's value for readers; it may come out empty.
func factText(name string, value any) string {
	switch v := value.(type) {
	case string:
		return factString(name, v)
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return factFloat(v)
	case []byte:
		return fmt.Sprintf("%d bytes", len(v))
	case []any:
		return factList(name, v)
	case time.Time:
		return v.Format("2 January 2006, 15:04 MST")
	case neo4j.Date:
		return v.Time().Format("2 January 2006")
	case neo4j.LocalDateTime:
		return v.Time().Format("2 January 2006, 15:04")
	}
	return fmt.Sprint(value) // points, durations and times of day write themselves
}

func factString(name, text string) string {
	if strings.EqualFold(name, "country") && len(text) == 2 {
		if region, err := language.ParseRegion(text); err == nil {
			return cmp.Or(display.English.Regions().Name(region), text)
		}
	}
	if utf8.RuneCountInString(text) > maxFactRunes {
		text = string([]rune(text)[:maxFactRunes]) + "…"
	}
	return DisplayDate(strings.TrimSpace(text))
}

func factFloat(f float64) string {
	format := byte('f')
	if size := math.Abs(f); size >= 1e15 || size > 0 && size < 1e-6 {
		format = 'g'
	}
	return strconv.FormatFloat(f, format, -1, 64)
}

func factList(name string, list []any) string {
	var parts []string
	for _, item := range list[:min(len(list), maxFactValues)] {
		parts = append(parts, factText(name, item))
	}
	text := strings.Join(parts, ", ")
	if more := len(list) - maxFactValues; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
