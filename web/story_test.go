package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
	"clew/graph/graphtest"
)

// tell gives the request a story: all of it, and then the first two entities
// that a link joins.
func (s *sharing) tell() graph.Link {
	s.tb.Helper()
	v, err := s.store.Snapshot(s.tb.Context(), s.request.View)
	if err != nil {
		s.tb.Fatal(err)
	}
	var all []string
	for _, e := range v.Entities {
		all = append(all, e.ID)
	}
	link := v.Links[0]
	s.request.View.Story = []graph.StoryStep{
		{Title: "How it began", Text: "Read *this* <script>alert(1)</script>", Shown: all},
		{Title: "One link", Shown: []string{link.Source, link.Target}, Lit: []string{link.ID}},
	}
	return link
}

func TestAStoryIsReadAsNumberedSectionsWithTheirOwnSources(t *testing.T) {
	s := shareSite(t)
	link := s.tell()
	preview := document(t, s.post("/api/views/preview", s.request).body)
	if preview.Find(".view-step").Length() != 2 || preview.Find(".view-step svg").Length() != 2 || preview.Find(".view-step img").Length() != 0 {
		t.Error("the preview lacks the story, or its pictures")
	}
	made := s.save()
	page := s.page(made.Path, http.StatusOK)
	steps := page.Find("ol.view-steps > li .view-step")
	if steps.Length() != 2 || page.Find(".step-moved").Length() != 0 {
		t.Fatalf("%d steps, %d have changed", steps.Length(), page.Find(".step-moved").Length())
	}
	first, second := steps.Eq(0), steps.Eq(1)
	if title := strings.Join(strings.Fields(first.Find("h3").Text()), " "); title != "1 How it began" {
		t.Errorf("the first step is %q", title)
	}
	if html, _ := first.Find(".description").Html(); !strings.Contains(html, "<em>this</em>") || strings.Contains(html, "<script") {
		t.Errorf("its text is %s", html)
	}
	if first.Find("blockquote").Length() <= second.Find("blockquote").Length() || second.Find("blockquote").Length() == 0 {
		t.Error("the steps do not quote what they show")
	}
	for i := range 2 {
		cited := map[string]bool{}
		for _, cite := range steps.Eq(i).Find(".statements cite").EachIter() {
			cited[cite.Text()] = true
		}
		if listed := steps.Eq(i).Find(".step-sources cite").Length(); listed != len(cited) || listed == 0 {
			t.Errorf("step %d cites %d sources and lists %d", i+1, len(cited), listed)
		}
	}
	picture, _ := second.Find("img").Attr("src")
	if a := s.get(picture); a.StatusCode != http.StatusOK || strings.Count(a.body, `class="pic-node"`) != 2 {
		t.Errorf("%s: %s with %d entities", picture, a.Status, strings.Count(a.body, `class="pic-node"`))
	}
	for _, none := range []string{"0", "3", "x"} {
		if a := s.get("/v/" + made.Slug + "/picture.svg?step=" + none); a.StatusCode != http.StatusNotFound {
			t.Errorf("step %s: %s", none, a.Status)
		}
	}
	if offline := document(t, s.get("/v/"+made.Slug+"/download/view.html").body); offline.Find(".view-step svg").Length() != 2 {
		t.Error("the page for offline lacks the pictures of the steps")
	}

	graphtest.Run(t, "MATCH ()-[r {id: $id}]->() SET r.status = 'retracted'", map[string]any{"id": link.ID})
	flagged := s.page(made.Path, http.StatusOK).Find(".step-moved")
	if flagged.Length() != 2 || !strings.Contains(flagged.Eq(1).Text(), "1 link retracted") {
		t.Errorf("%d steps say that they changed: %s", flagged.Length(), flagged.Text())
	}
}

func TestATrailAndNotesOnTheCanvasTravelWhereThePreviewShowsThem(t *testing.T) {
	s := shareSite(t)
	link := s.tell()
	s.request.View.Trail = &graph.Trail{Title: "From the court", Begun: []string{link.Source}, Deeds: []graph.Deed{
		{Text: "Expanded Xiaomi: 13 links", Came: []string{link.Target}}, {Text: "Hid <b>4</b> entities"},
	}}
	s.request.View.Annotations = []graph.Annotation{{Kind: graph.TextAnnotation, Text: "Mind\nthis", X: 10, Y: 20}, {Kind: graph.BoxAnnotation, X: 0, Y: 0, ToX: 50, ToY: -50}}
	preview := document(t, s.post("/api/views/preview", s.request).body)
	made := s.save()
	for what, page := range map[string]*goquery.Document{"preview": preview, "page": s.page(made.Path, http.StatusOK)} {
		trail := page.Find(".view-trail ol > li")
		if trail.Length() != 2 || trail.Eq(1).Text() != "Hid <b>4</b> entities" || !strings.Contains(page.Find(".view-trail").Text(), "From the court") {
			t.Errorf("the %s tells the trail as %q", what, page.Find(".view-trail").Text())
		}
		if notes := page.Find(".view-annotations li"); notes.Length() != 1 || !strings.Contains(notes.Text(), "Mind") {
			t.Errorf("the %s lists %q", what, notes.Text())
		}
		if page.Find(".view-main .view-picture .pic-note").Length() != 2 {
			t.Errorf("the picture of the %s has %d notes", what, page.Find(".view-main .view-picture .pic-note").Length())
		}
	}
	if picture := s.get("/v/" + made.Slug + "/picture.svg"); !strings.Contains(picture.body, "Mind") {
		t.Error("the picture as a file lacks the note")
	}
	s.request.View.Trail, s.request.View.Annotations = nil, nil
	if page := s.page(s.save().Path, http.StatusOK); page.Find(".view-trail, .view-annotations, .pic-note").Length() != 0 {
		t.Error("a trail or a note stands where none travelled")
	}
	s.request.View.Trail = &graph.Trail{Deeds: []graph.Deed{{Text: "Expanded", Came: []string{"nobody"}}}}
	if a := s.post("/api/views", s.request); a.StatusCode != http.StatusBadRequest {
		t.Errorf("a trail of strangers: %s", a.Status)
	}
	s.request.View.Trail, s.request.View.Annotations = nil, []graph.Annotation{{Kind: "scribble"}}
	if a := s.post("/api/views", s.request); a.StatusCode != http.StatusBadRequest {
		t.Errorf("a note of no kind: %s", a.Status)
	}
}

func TestAStoryThatCannotBeKeptIsRefused(t *testing.T) {
	s := shareSite(t)
	s.tell()
	s.request.View.Story[1].Shown = append(s.request.View.Story[1].Shown, "nobody")
	if a := s.post("/api/views", s.request); a.StatusCode != http.StatusBadRequest || !strings.Contains(a.body, "Step 2 of the story") {
		t.Errorf("%s %s", a.Status, a.body)
	}
}
