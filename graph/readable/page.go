package readable

import (
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
)

// maxElements is how many elements a page may have.
const maxElements = 50_000

// readPage reads the article of a web page: without menus, advertisements and
// whatever else is around it.
func readPage(received []byte, document *Document) error {
	page, err := decoded(received, "text/html")
	if err != nil {
		return err
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	nowhere := &url.URL{Scheme: "http", Host: "localhost"} // links are not kept
	article, err := parser.Parse(strings.NewReader(page), nowhere)
	if err != nil || article.Node == nil {
		return wrong("No article was found in this page. Paste its text instead.", err)
	}
	var text strings.Builder
	if err := article.RenderText(&text); err != nil {
		return wrong("No article was found in this page. Paste its text instead.", err)
	}
	document.Text = text.String()
	document.Title = strings.TrimSpace(article.Title())
	document.Site = strings.TrimSpace(article.SiteName())
	if published, err := article.PublishedTime(); err == nil && published.Year() > 0 && published.Year() < 10000 {
		document.Published = published.Format("2006-01-02")
	}
	return nil
}
