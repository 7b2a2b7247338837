package views

import (
	"strings"
	"testing"
)

func TestADescriptionIsMarkdownWithoutAnythingThatRuns(t *testing.T) {
	for markup, want := range map[string]string{
		"Which *judges* halted\n\n- `what`":  "<p>Which <em>judges</em> halted</p>\n<ul>\n<li><code>what</code></li>\n</ul>\n",
		"# Big":                              "<h3>Big</h3>\n",
		"[docs](https://example.org/a?b=1)":  `<p><a href="https://example.org/a?b=1" rel="nofollow noreferrer">docs</a></p>` + "\n",
		"[x](javascript:alert(1))":           "<p>x</p>\n",
		"<script>alert(1)</script>":          "\n",
		"![a](https://example.org/x.png)":    "<p></p>\n",
		`<b onclick="x()">bold</b> and <i>`:  "<p>bold and </p>\n",
		"[x](data:text/html;base64,PHNjcg)":  "<p>x</p>\n",
		`[x](/e/1 "a&quot;onmouseover='b'")`: `<p><a href="/e/1" rel="nofollow noreferrer">x</a></p>` + "\n",
	} {
		var html strings.Builder
		if err := markdown(markup).Render(t.Context(), &html); err != nil {
			t.Fatal(err)
		}
		if html.String() != want {
			t.Errorf("%s became %q, not %q", markup, html.String(), want)
		}
	}
}
