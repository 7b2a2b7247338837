package views

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/a-h/templ"
)

// sourceText prints a source's paragraphs. It is written by hand because templ
// puts spaces between elements, and a quoted text must keep its own.
func sourceText(paragraphs []paragraph) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		var html strings.Builder
		for _, p := range paragraphs {
			html.WriteString(`<p dir="auto">`)
			writePieces(ctx, &html, p.pieces)
			html.WriteString("</p>\n")
		}
		_, err := io.WriteString(w, html.String())
		return err
	})
}

func writePieces(ctx context.Context, html *strings.Builder, pieces []piece) {
	for _, p := range pieces {
		if p.passage == nil {
			html.WriteString(templ.EscapeString(p.text))
		} else {
			writeMark(ctx, html, p)
		}
	}
}

// writeMark prints a passage or a part of one, and after its end the number
// that leads to its claims.
func writeMark(ctx context.Context, html *strings.Builder, p piece) {
	id := templ.EscapeString(p.passage.ID)
	html.WriteString("<mark")
	if p.first {
		fmt.Fprintf(html, ` id="%s"`, templ.EscapeString(PassageAnchor(p.passage.ID)))
	}
	if p.passage.current {
		html.WriteString(` class="current"`)
	}
	fmt.Fprintf(html, ` data-passage="%s">`, id)
	writePieces(ctx, html, p.inner)
	html.WriteString("</mark>")
	if p.last {
		fmt.Fprintf(html, `<sup class="reference"><a href="#%s" aria-label="%s">%d</a></sup>`,
			templ.EscapeString(fragment(ClaimsAnchor(p.passage.ID))), templ.EscapeString(t(ctx, "source.quote", "number", p.passage.Number)), p.passage.Number)
	}
}
