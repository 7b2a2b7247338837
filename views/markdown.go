package views

import (
	"bytes"
	"sync"

	"github.com/a-h/templ"
	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// allowedHTML is what a description may hold: text, lists and links. Images
// would be fetched from other hosts.
var allowedHTML = sync.OnceValue(func() *bluemonday.Policy {
	policy := bluemonday.NewPolicy()
	policy.AllowElements("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "h3", "h4", "h5", "h6")
	policy.AllowStandardURLs()
	policy.AllowAttrs("href").OnElements("a")
	policy.RequireNoFollowOnLinks(true)
	policy.RequireNoReferrerOnLinks(true)
	return policy
})

// markdown prints a description that anybody may have written.
func markdown(description string) templ.Component {
	source := []byte(description)
	parsed := goldmark.DefaultParser().Parse(text.NewReader(source))
	_ = ast.Walk(parsed, lowerHeading) // it never fails
	var html bytes.Buffer
	if err := goldmark.New().Renderer().Render(&html, source, parsed); err != nil {
		return templ.Raw(templ.EscapeString(description))
	}
	return templ.Raw(allowedHTML().Sanitize(html.String()))
}

// lowerHeading keeps the page's own headings above those of a description.
func lowerHeading(node ast.Node, entering bool) (ast.WalkStatus, error) {
	if heading, ok := node.(*ast.Heading); ok && entering {
		heading.Level = min(heading.Level+2, 6)
	}
	return ast.WalkContinue, nil
}
