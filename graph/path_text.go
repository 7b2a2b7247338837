package graph

import (
	"fmt"
	"strings"
)

// Sentence says a link of a path: subject, relation, object, and when.
func (p FoundPath) Sentence(l Link) string {
	words := []string{p.name(l.Source), Words(l.Type, Out), p.name(l.Target)}
	text := strings.Join(words, " ")
	if when := Period(l.From, l.Until); when != "" {
		text += ", " + when
	}
	if l.Status != "" && l.Status != Asserted {
		text += " (" + string(l.Status) + ")"
	}
	return text + "."
}

func (p FoundPath) name(id string) string {
	for _, entity := range p.Entities {
		if entity.ID == id {
			return entity.Name
		}
	}
	return id
}

// Title names the entities of a path in their order.
func (p FoundPath) Title() string {
	names := make([]string, len(p.Entities))
	for i, entity := range p.Entities {
		names[i] = entity.Name
	}
	return strings.Join(names, " → ")
}

// ClaimsOf returns the claims about a link of a step.
func (s Step) ClaimsOf(link string) []Claim {
	var claims []Claim
	for _, claim := range s.Claims {
		if claim.About == link {
			claims = append(claims, claim)
		}
	}
	return claims
}

// Text writes a path as plain text: numbered sentences with their quotes and
// sources, and its weakest link.
func (p FoundPath) Text() string { return p.write(plainText) }

// Markdown writes a path as [FoundPath.Text] does, in CommonMark.
func (p FoundPath) Markdown() string { return p.write(markdownText) }

// textStyle is how a path is written. Each format has its words last.
type textStyle struct {
	head, sentence, quote, weak string
	name                        func(string) string
	cite                        func(Source) string
}

var (
	plainText    = textStyle{"Path %d: %s\n", "%d. %s\n", "   “%s” (%s)\n", "Weakest link: %s %s\n", func(s string) string { return s }, cite}
	markdownText = textStyle{"### Path %d: %s\n\n", "%d. %s\n", "   > “%s” (%s)\n\n", "**Weakest link:** %s %s\n", escapeMarkdown, citeMarkdown}
)

func (p FoundPath) write(style textStyle) string {
	var b strings.Builder
	fmt.Fprintf(&b, style.head, p.Number, style.name(p.Title()))
	number := 0
	for _, step := range p.Steps {
		for _, link := range step.Links {
			number++
			fmt.Fprintf(&b, style.sentence, number, style.name(p.Sentence(link)))
			for _, claim := range step.ClaimsOf(link.ID) {
				fmt.Fprintf(&b, style.quote, style.name(folded(claim.Passage.Text)), style.cite(claim.Source))
			}
		}
	}
	if p.Weakest.Step >= 0 {
		fmt.Fprintf(&b, style.weak, style.name(p.Sentence(p.Steps[p.Weakest.Step].Links[0])), style.name(p.Weakest.Reason))
	}
	return b.String()
}

// cite names a source in a line.
func cite(source Source) string {
	text := source.Title + published(source)
	if source.URL != "" {
		text += ", " + source.URL
	}
	return text
}

func citeMarkdown(source Source) string {
	title := escapeMarkdown(source.Title)
	if source.URL != "" {
		title = "[" + title + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(source.URL) + ">)"
	}
	return title + escapeMarkdown(published(source))
}

func published(source Source) string {
	var text string
	if source.Publisher != "" {
		text += ", " + source.Publisher
	}
	if source.Published != "" {
		text += ", " + DisplayDate(source.Published)
	}
	return text
}

func folded(text string) string { return strings.Join(strings.Fields(text), " ") }

// escapeMarkdown keeps what means something to CommonMark from doing so.
var escapeMarkdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "#", `\#`, "|", `\|`).Replace
