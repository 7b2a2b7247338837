package views

import (
	"context"
	"fmt"
	"strings"

	"clew/graph"
)

// PathsText writes paths as plain text: numbered sentences with their quotes
// and sources. assets/src/ui/connections/text.ts writes the same.
func PathsText(ctx context.Context, data PathsPageData) string {
	return writePaths(ctx, data, asText)
}

// PathsMarkdown writes them in CommonMark.
func PathsMarkdown(ctx context.Context, data PathsPageData) string {
	return writePaths(ctx, data, asMarkdown)
}

// textStyle is how paths are written.
type textStyle struct {
	title, path, quote, weak string
	escape                   func(string) string
	cite                     func(context.Context, graph.Source) string
}

var (
	asText     = textStyle{"%s\n\n", "%s: %s\n", "   “%s” (%s)\n", "%s: %s\n", func(s string) string { return s }, cite}
	asMarkdown = textStyle{"# %s\n\n", "## %s: %s\n\n", "   > “%s” (%s)\n\n", "\n**%s:** %s\n", escapeMarkdown, citeMarkdown}
)

func writePaths(ctx context.Context, data PathsPageData, style textStyle) string {
	var b strings.Builder
	fmt.Fprintf(&b, style.title, style.escape(pathsTitle(ctx, data)))
	for _, path := range data.Paths {
		writePath(ctx, &b, path, style)
	}
	for _, pair := range data.End.Pairs {
		if pair.Found == 0 {
			fmt.Fprintf(&b, "%s\n", style.escape(noPath(ctx, data, pair)))
		}
		for _, left := range pair.Left {
			fmt.Fprintf(&b, "- %s\n", style.escape(leftWords(ctx, left)))
		}
	}
	return b.String()
}

func writePath(ctx context.Context, b *strings.Builder, path graph.FoundPath, style textStyle) {
	fmt.Fprintf(b, style.path, numbered(ctx, path), style.escape(pathNames(path)))
	for i, s := range pathStatements(path) {
		fmt.Fprintf(b, "%d. %s\n", i+1, style.escape(plainSentence(ctx, s)))
		for _, claim := range s.claims {
			fmt.Fprintf(b, style.quote, style.escape(strings.Join(strings.Fields(claim.Passage.Text), " ")), style.cite(ctx, claim.Source))
		}
	}
	weak := weakWords(ctx, path)
	if path.Weakest.Step >= 0 {
		weak = plainSentence(ctx, statement{link: &path.Steps[path.Weakest.Step].Links[0], subject: onPath(path, path.Steps[path.Weakest.Step].Links[0]).Subject,
			object: onPath(path, path.Steps[path.Weakest.Step].Links[0]).Object}) + " " + weak
	}
	fmt.Fprintf(b, style.weak, t(ctx, "connections.weakest"), style.escape(weak))
	b.WriteString("\n")
}

func pathNames(path graph.FoundPath) string {
	names := make([]string, len(path.Entities))
	for i, entity := range path.Entities {
		names[i] = entity.Name
	}
	return strings.Join(names, " → ")
}

// plainSentence says a link in plain text, with its dates and its standing.
func plainSentence(ctx context.Context, s statement) string {
	text := linkSentence(ctx, graph.LinkDetail{Link: *s.link, Subject: s.subject, Object: s.object})
	if when := period(ctx, s.link.From, s.link.Until); when != "" {
		text += ", " + when
	}
	if s.link.Status != "" && s.link.Status != graph.Asserted {
		text += " (" + statusName(ctx, s.link.Status) + ")"
	}
	return text + "."
}

// cite names a source in a line.
func cite(ctx context.Context, source graph.Source) string {
	text := source.Title + issued(ctx, source)
	if source.URL != "" {
		text += ", " + source.URL
	}
	return text
}

func citeMarkdown(ctx context.Context, source graph.Source) string {
	title := escapeMarkdown(source.Title)
	if source.URL != "" {
		title = "[" + title + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(source.URL) + ">)"
	}
	return title + escapeMarkdown(issued(ctx, source))
}

func issued(ctx context.Context, source graph.Source) string {
	var text string
	if source.Publisher != "" {
		text += ", " + source.Publisher
	}
	if source.Published != "" {
		text += ", " + displayDate(ctx, source.Published)
	}
	return text
}

// escapeMarkdown keeps what means something to CommonMark from doing so.
var escapeMarkdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "#", `\#`, "|", `\|`).Replace
