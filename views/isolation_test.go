package views

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// A name of letters from right to left, with a sign that changes its place
// where the words around it decide.
const arabic = "شركة هواوي (12)"

func TestNamesFromRightToLeftAreIsolatedOnEveryPage(t *testing.T) {
	before := judge.Name
	t.Cleanup(func() { judge.Name = before })
	judge.Name = arabic
	found := 0
	eachPage(t, func(t *testing.T, doc *goquery.Document) {
		doc.Find("body").Each(func(_ int, body *goquery.Selection) {
			for _, text := range textsOf(body.Nodes[0]) {
				if at := strings.Index(text.Data, arabic); at >= 0 {
					found++
					if !isIsolated(text) && !strings.Contains(text.Data, "\u2068"+arabic+"\u2069") {
						t.Errorf("the name in %q turns the words around it", text.Data)
					}
				}
			}
		})
	})
	if found < 10 {
		t.Errorf("the name is on the pages %d times", found)
	}
}

func textsOf(node *html.Node) []*html.Node {
	if node.Type == html.TextNode {
		return []*html.Node{node}
	}
	var texts []*html.Node
	for child := node.FirstChild; child != nil; child = child.NextSibling {
		texts = append(texts, textsOf(child)...)
	}
	return texts
}

// isIsolated tells whether the text is all that an element of its own
// direction holds. In SVG each text runs by itself.
func isIsolated(text *html.Node) bool {
	for node := text.Parent; node != nil; node = node.Parent {
		switch node.Data {
		case "bdi", "text", "title", "script":
			return true // a title is shown by itself
		case "noscript":
			return true // raw text to this parser: its links are made as all others
		}
		for _, attribute := range node.Attr {
			if attribute.Key == "dir" && attribute.Val == "auto" {
				return true
			}
		}
	}
	return false
}

func TestAPictureWritesNamesTheWayTheyRun(t *testing.T) {
	data := viewData("frozen")
	data.View.Entities[0].Name = arabic
	var svg strings.Builder
	for _, line := range strings.Split(string(painter().Draw(english, data.View, PictureOptions{}).File()), "<text") {
		if strings.Contains(line, "شركة") {
			svg.WriteString(line)
		}
	}
	if !strings.Contains(svg.String(), `direction="rtl"`) {
		t.Errorf("the name is written as %q", svg.String())
	}
	if runsRight("Huawei شركة") || !runsRight("(12) شركة Huawei") || runsRight("2021") {
		t.Error("a text runs the way of its first letter")
	}
}
