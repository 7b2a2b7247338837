package views

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"pgregory.net/rapid"

	"clew/graph"
)

// claimsAt makes claims on passages of a text, given as pairs of offsets.
func claimsAt(text string, offsets ...int) []graph.Claim {
	var claims []graph.Claim
	for i := 0; i+1 < len(offsets); i += 2 {
		id := string(rune('a' + i/2))
		claims = append(claims, graph.Claim{
			ID:      "claim-" + id,
			Subject: graph.Entity{ID: "x", Name: "Xiaomi"},
			Passage: graph.Passage{ID: id, Text: slice(text, offsets[i], offsets[i+1]), Start: offsets[i], End: offsets[i+1]},
		})
	}
	return claims
}

func slice(text string, start, end int) string {
	runes := []rune(text)
	if start < 0 || end > len(runes) || start > end {
		return ""
	}
	return string(runes[start:end])
}

// render returns the source page of a text as a reader's browser sees it.
func render(tb testing.TB, text string, claims []graph.Claim) *goquery.Document {
	tb.Helper()
	var html bytes.Buffer
	data := SourcePageData{Source: graph.Source{ID: "s", Title: "A brief", Text: text}, Drawn: graph.SourceClaims{Claims: claims}}
	if err := SourcePage(data).Render(context.Background(), &html); err != nil {
		tb.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&html)
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// withoutBreaks leaves out line breaks and the numbers set after quotes.
func withoutBreaks(selection *goquery.Selection) string {
	copied := selection.Clone()
	copied.Find("sup").Remove()
	return onlyText(copied.Text())
}

func onlyText(text string) string {
	return strings.NewReplacer("\n", "", "\r", "").Replace(text)
}

// marked returns all that is marked of a passage, in the order of the text.
func marked(doc *goquery.Document, passage string) string {
	var text strings.Builder
	doc.Find("mark").Each(func(_ int, mark *goquery.Selection) {
		if id, _ := mark.Attr("data-passage"); id == passage {
			text.WriteString(withoutBreaks(mark))
		}
	})
	return text.String()
}

func TestOverlappingQuotesAreEachMarkedWholly(t *testing.T) {
	text := "The judge found the evidence insufficient and halted the listing."
	for name, offsets := range map[string][]int{
		"nested":          {0, 41, 10, 20},
		"the same":        {4, 20, 4, 20},
		"crossing":        {4, 20, 10, 41},
		"three crossing":  {0, 20, 10, 30, 15, 50},
		"side by side":    {0, 10, 10, 20},
		"from end to end": {0, utf8.RuneCountInString(text), 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			claims := claimsAt(text, offsets...)
			doc := render(t, text, claims)
			for _, claim := range claims {
				if got := marked(doc, claim.Passage.ID); got != claim.Passage.Text {
					t.Errorf("passage %s is marked as %q, want %q", claim.Passage.ID, got, claim.Passage.Text)
				}
				if n := doc.Find(`[id="` + PassageAnchor(claim.Passage.ID) + `"]`).Length(); n != 1 {
					t.Errorf("passage %s can be linked to in %d places, want 1", claim.Passage.ID, n)
				}
			}
		})
	}
}

func TestAQuoteAcrossParagraphsIsMarkedInBoth(t *testing.T) {
	text := "First paragraph.\r\n\r\nSecond paragraph,\nwith two lines.\n\n\nThird."
	doc := render(t, text, claimsAt(text, 6, 26))
	if n := doc.Find(".source-text p").Length(); n != 3 {
		t.Errorf("the text shows %d paragraphs, want 3", n)
	}
	if got := marked(doc, "a"); got != "paragraph.Second" {
		t.Errorf("marked %q", got)
	}
	if got := doc.Find(".source-text p").Eq(1).Text(); !strings.Contains(got, ",\nwith") {
		t.Errorf("a line break within a paragraph is lost: %q", got)
	}
}

func TestAPassageBeyondTheTextIsListedAsNotFound(t *testing.T) {
	doc := render(t, "Short.", claimsAt("Short.", 3, 60, -2, 4, 5, 5))
	if n := doc.Find("mark").Length(); n != 0 {
		t.Errorf("%d marks, want none", n)
	}
	if n := doc.Find(".drawn .note").Length(); n != 3 {
		t.Errorf("%d passages are said not to be found, want 3", n)
	}
}

func TestClaimsOfOneQuoteShareItsNumber(t *testing.T) {
	claims := claimsAt("Lei Jun founded and leads Xiaomi.", 0, 32)
	second := claims[0]
	second.ID = "claim-second"
	doc := render(t, "Lei Jun founded and leads Xiaomi.", append(claims, second))
	if n := doc.Find(".reference").Length(); n != 1 {
		t.Errorf("%d numbers in the text, want 1", n)
	}
	target, _ := doc.Find(".reference a").Attr("href")
	if n := doc.Find(target + " .sentence").Length(); n != 2 {
		t.Errorf("the number leads to %d claims, want 2", n)
	}
}

func TestMarkingNeverChangesTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("ab<&\"' \n\r小é\u200f")), 0, 60, -1).Draw(t, "text")
		offsets := rapid.SliceOfN(rapid.IntRange(-1, 62), 0, 16).Draw(t, "offsets")
		checkMarks(t, text, offsets)
	})
}

// checkMarks holds what is marked against the text it was cut from.
func checkMarks(t interface{ Errorf(string, ...any) }, text string, offsets []int) {
	claims := claimsAt(text, offsets...)
	passages := passagesOf(SourcePageData{Source: graph.Source{Text: text}, Drawn: graph.SourceClaims{Claims: claims}})
	found := map[string]string{}
	var all strings.Builder
	for _, p := range markText(text, passages) {
		gather(p.pieces, nil, found)
		all.WriteString(plainText(p.pieces) + p.gap)
	}
	if all.String() != text {
		t.Errorf("the pieces give %q, want %q", all.String(), text)
	}
	for _, p := range passages {
		if want := onlyText(slice(text, p.Start, p.End)); p.found && onlyText(found[p.ID]) != want {
			t.Errorf("passage %d–%d is marked as %q, want %q", p.Start, p.End, found[p.ID], want)
		}
	}
}

// gather adds each run of text to every passage that encloses it.
func gather(pieces []piece, within []string, found map[string]string) {
	for _, p := range pieces {
		if p.passage != nil {
			gather(p.inner, append(slices.Clone(within), p.passage.ID), found)
			continue
		}
		for _, id := range within {
			found[id] += p.text
		}
	}
}

func plainText(pieces []piece) string {
	var text strings.Builder
	for _, p := range pieces {
		text.WriteString(p.text + plainText(p.inner))
	}
	return text.String()
}

func FuzzMarkText(f *testing.F) {
	f.Add("A judge\n\nhalted it.", 0, 7, 3, 12)
	f.Add("小米\r\n", 0, 2, 1, 4)
	f.Add("\xff\xfe", 0, 1, 1, 2)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		checkMarks(t, strings.ToValidUTF8(text, "\uFFFD"), []int{a, b, c, d})
	})
}
