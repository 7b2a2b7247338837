package views

import (
	"context"
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"
	"unicode"
)

// paletteSize is the number of colours that types unknown to
// assets/src/types.json share; assets/src/types.ts picks the same ones.
const paletteSize = 10

var notClass = regexp.MustCompile(`[^A-Za-z0-9_-]`)

// typeClasses are the CSS classes that give an element its type's colour and
// icon: a palette colour first, which the class of a known type overrides.
func typeClasses(typ string) string {
	hash := fnv.New32a()
	hash.Write([]byte(typ))
	return fmt.Sprintf("type type-any-%d type-%s", hash.Sum32()%paletteSize, notClass.ReplaceAllString(typ, "-"))
}

// typeName says a type in words: ExecutiveOrder is "Executive order".
func typeName(ctx context.Context, typ string) string {
	if name := known(ctx, "types", typ, "n", 1); name != "" {
		return name
	}
	var words strings.Builder
	previous := ' '
	for _, r := range strings.ReplaceAll(typ, "_", " ") {
		if unicode.IsUpper(r) && unicode.IsLower(previous) {
			words.WriteRune(' ')
		}
		words.WriteRune(r)
		previous = r
	}
	return sentenceCase(words.String())
}

// sentenceCase lowers all but the first letter.
func sentenceCase(text string) string {
	runes := []rune(strings.ToLower(strings.TrimSpace(text)))
	if len(runes) > 0 {
		runes[0] = unicode.ToUpper(runes[0])
	}
	return string(runes)
}
