package views

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/png"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"clew/graph"
)

// painter draws with the real looks of types and one icon for all.
func painter() *Painter {
	types, err := os.ReadFile("../assets/src/types.json")
	if err != nil {
		panic(err)
	}
	p, err := NewPainter(types, func(name string) ([]byte, error) {
		if name == "gavel" {
			return nil, errors.New("no such icon")
		}
		return []byte(`<!-- licence --><svg viewBox="0 0 24 24"><path d="M3 22h18"/></svg>`), nil
	})
	if err != nil {
		panic(err)
	}
	return p
}

func viewOfTwo() graph.View {
	claim := claimOf(judge, "MADE", &ruling)
	return graph.View{
		Title: "A judge and a ruling", Note: "First.\n\nSecond.", Author: "A. Reporter", Taken: "2021-05-14T14:02:00Z",
		Entities: []graph.ViewEntity{{Entity: judge}, {Entity: ruling, X: 200, Y: 100, Pinned: true}},
		Links:    []graph.Link{{ID: "l1", Type: "MADE", Source: "j", Target: "r", From: "2021-03", Status: graph.Alleged, Evidence: 1}},
		Claims:   []graph.Claim{claim}, Selection: []string{"j"},
	}
}

func viewData(mode graph.ViewMode) ViewPageData {
	view := viewOfTwo()
	made := time.Date(2021, 5, 14, 14, 2, 0, 0, time.UTC)
	share := graph.Share{Slug: "0123456789ABCDEFGHIJKL", Mode: mode, Access: graph.Unlisted, Title: view.Title, Version: 1, Versions: 2, Created: made, Expires: made.AddDate(1, 0, 0), Mine: true}
	data := ViewPageData{Share: share, View: view, Origin: "https://clew.example", Picture: painter().Draw(english, view, PictureOptions{})}
	if mode == graph.Frozen {
		data.Share.Hash = strings.Repeat("ab", 32)
		data.Changes = &graph.Changes{Added: make([]graph.Link, 3), Retracted: make([]graph.Change[graph.Link], 1), Gone: make([]graph.ViewEntity, 1)}
	}
	return data
}

// hostileView is a view whose every text tries to break out of the page, and
// out of the picture.
func hostileView() ViewPageData {
	data := viewData(graph.Frozen)
	v := &data.View
	v.Title, v.Note, v.Author = hostile, hostile, hostile
	v.Entities = []graph.ViewEntity{{Entity: evil}, {Entity: judge, X: 90, Hidden: true}}
	v.Links = []graph.Link{{ID: hostile, Type: hostile, Source: evil.ID, Target: evil.ID}, {ID: "l1", Type: hostile, Source: evil.ID, Target: "j"}}
	v.Claims = hostileData().Claims
	v.Claims[0].About = hostile
	v.Fork = &graph.Fork{Title: hostile, Slug: hostile}
	data.Share.Title = hostile
	data.Picture = painter().Draw(english, *v, PictureOptions{})
	return data
}

func compareData() ComparePageData {
	then, now := viewOfTwo(), viewOfTwo()
	now.Entities = now.Entities[:1]
	now.Links = nil
	changes := graph.Compare(then, now)
	data := ComparePageData{Share: viewData(graph.Frozen).Share, Then: then, Now: now, Changes: changes, ThenTitle: "Then", AfterTitle: "Now"}
	data.Before, data.After = painter().DrawBoth(english, then, now, changes)
	return data
}

func TestAViewIsSaidInSentencesWithTheirEvidence(t *testing.T) {
	doc := parse(t, ViewPage(viewData(graph.Frozen)))
	sentence := strings.Join(strings.Fields(doc.Find(".statements li .sentence").First().Text()), " ")
	if sentence != "Rudolph Contreras made Temporary halt from March 2021 alleged" {
		t.Errorf("got %q", sentence)
	}
	if quote := doc.Find(".statements blockquote").Text(); quote != "insufficient evidence" {
		t.Errorf("quoted %q", quote)
	}
	banner := strings.Join(strings.Fields(doc.Find(".view-banner.moved").Text()), " ")
	if !strings.Contains(banner, "3 links added, 1 retracted, 1 entity gone") {
		t.Errorf("the banner says %q", banner)
	}
	for _, text := range []string{"14 May 2021 14:02 UTC", "2 entities, 1 link, 1 claim, 1 source"} {
		if !strings.Contains(doc.Find(".head").Text(), text) {
			t.Errorf("the head does not say %q", text)
		}
	}
}

func TestWhatIsHiddenIsNotDrawnAndYetTold(t *testing.T) {
	data := viewData(graph.Frozen)
	data.View.HiddenTypes = []string{"Ruling"}
	data.Picture = painter().Draw(english, data.View, PictureOptions{})
	doc := parse(t, ViewPage(data))
	if strings.Contains(doc.Find("svg").Text(), ruling.Name) || !strings.Contains(doc.Find(".view-hidden").Text(), ruling.Name) {
		t.Error("what is hidden is drawn, or not told")
	}
	if !strings.Contains(doc.Find(".view-hidden blockquote").Text(), "insufficient evidence") {
		t.Error("a quote travels that nobody is told of")
	}
}

func TestWhatTheLensHidesIsNotDrawnAndYetTold(t *testing.T) {
	data := viewData(graph.Frozen)
	data.View.Concealed = []string{ruling.ID}
	data.Picture = painter().Draw(english, data.View, PictureOptions{})
	doc := parse(t, ViewPage(data))
	if strings.Contains(doc.Find("svg").Text(), ruling.Name) || !strings.Contains(doc.Find(".view-hidden").Text(), ruling.Name) {
		t.Error("what the lens hides is drawn, or not told")
	}
}

func TestTheTextSaysWhatTheCanvasFolds(t *testing.T) {
	data := viewData(graph.Frozen)
	data.View.Entities = append(data.View.Entities, graph.ViewEntity{Entity: graph.Entity{ID: "d", Type: "Designation", Name: "Designation of Xiaomi"}})
	data.View.Lens = &graph.Lens{Fold: &graph.Fold{Types: []string{"Designation", "Payment"}, Events: []string{ruling.ID, "elsewhere"}}}
	const want = "The canvas draws these events as links: Designations, one more event. Here they are told in full, and the picture on this page draws them."
	says := parse(t, ViewPage(data)).Find(".view-says")
	if got := says.Find(".note").Text(); got != want || !strings.Contains(says.Text(), ruling.Name) {
		t.Errorf("it says %q, and: %s", got, says.Text())
	}
	data.View.Lens.Fold = &graph.Fold{Types: []string{"Payment"}}
	if got := parse(t, ViewPage(data)).Find(".view-says .note").Text(); got != "" {
		t.Errorf("nothing is folded, and it says %q", got)
	}
}

func TestWhatAFilterLeavesOutStepsBackOrIsNotDrawn(t *testing.T) {
	data := viewData(graph.Frozen)
	filter := graph.Filter{Criteria: graph.Criteria{Of: graph.OfEntities, Any: [][]graph.Condition{{{On: "type", Is: []string{"Ruling"}}}}}, Rest: graph.Dim}
	data.View.Selection, data.View.Lens = nil, &graph.Lens{Filters: []graph.Filter{filter}}
	picture := painter().Draw(english, data.View, PictureOptions{})
	if len(picture.nodes) != 2 || !picture.nodes[0].dimmed || picture.nodes[1].dimmed || !picture.links[0].dimmed || len(picture.words) != 0 {
		t.Errorf("nodes %+v, links %+v, words %v", picture.nodes, picture.links, picture.words)
	}
	if svg := string(picture.File()); strings.Count(svg, `<g opacity="0.2">`) != 1 || strings.Count(svg, `opacity="0.45"`) != 1 || strings.Count(svg, ` opacity="0.20"`) != 2 {
		t.Errorf("the judge, the name or the link does not step back: %s", svg)
	}
	if _, err := picture.PNG(); err != nil {
		t.Error(err)
	}
	data.View.Selection = []string{"j"}
	if selected := painter().Draw(english, data.View, PictureOptions{}); selected.nodes[0].dimmed {
		t.Error("what is selected steps back")
	}
	data.View.Lens.Filters[0].Rest = graph.Hide
	data.Picture = painter().Draw(english, data.View, PictureOptions{})
	doc := parse(t, ViewPage(data))
	if len(data.Picture.nodes) != 1 || len(data.Picture.links) != 0 || !strings.Contains(doc.Find(".view-hidden").Text(), judge.Name) {
		t.Errorf("drawn: %+v; told: %s", data.Picture.nodes, doc.Find(".view-hidden").Text())
	}
}

func TestAPreviewShowsTheSameViewWithoutWhatOnlyAPageCanDo(t *testing.T) {
	data := viewData(graph.Frozen)
	data.Preview = true
	preview, saved := parse(t, ViewPreview(data)), parse(t, ViewPage(viewData(graph.Frozen)))
	for _, part := range []string{".statements", ".view-types", ".view-sources", "h1", "svg"} {
		if preview.Find(part).Text() != saved.Find(part).Text() {
			t.Errorf("%s differs", part)
		}
	}
	if preview.Find("form, .buttons, header.top").Length() > 0 {
		t.Error("the preview has buttons")
	}
}

func TestOnlyTheOwnerCanTakeAViewBack(t *testing.T) {
	data := viewData(graph.Frozen)
	data.Share.Mine = false
	if parse(t, ViewPage(data)).Find("form[method=post]").Length() > 0 {
		t.Error("a stranger is offered to take the view back")
	}
}

func TestCitationsNameTitleDateAddressAndHash(t *testing.T) {
	data := viewData(graph.Frozen)
	for _, c := range citations(data) {
		for _, part := range []string{"A judge and a ruling", "2021", "https://clew.example/v/0123456789ABCDEFGHIJKL", data.Share.Hash, "14 May 2021 14:02 UTC", "A. Reporter"} {
			if !strings.Contains(c.text, part) {
				t.Errorf("%s lacks %q: %s", c.style, part, c.text)
			}
		}
	}
	data.View.Author, data.View.Title = "", `50% of {all} \ "things" & more_`
	if bib := BibTeX(data); !strings.Contains(bib, `{{50\% of \{all\} \textbackslash{} "things" \& more\_}}`) || strings.Contains(bib, "author") {
		t.Errorf("got %s", bib)
	}
	live := viewData(graph.Live)
	for _, c := range citations(live) {
		if !strings.Contains(c.text, "live") || !strings.Contains(c.text, "Read 14 May 2021") {
			t.Errorf("%s does not say when a live view was read: %s", c.style, c.text)
		}
	}
}

func TestAPrivateViewTellsOtherSitesNothing(t *testing.T) {
	data := viewData(graph.Frozen)
	data.Share.Access = graph.Private
	if doc := parse(t, ViewPage(data)); doc.Find("meta[property^='og:'], link[type*=oembed], [data-drop=embed]").Length() > 0 {
		t.Error("a private view can be previewed or embedded")
	}
}

func TestAPictureIsWellFormedWhateverNamesHold(t *testing.T) {
	data := hostileView()
	data.View.Entities[0].Name = "a\x00\x1b\ufffe <&>\" 小米 " + hostile
	file := painter().Draw(english, data.View, PictureOptions{}).File()
	decoder := xml.NewDecoder(bytes.NewReader(file))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in %s", err, file)
		}
		if element, ok := token.(xml.StartElement); ok && (element.Name.Local == "script" || element.Name.Local == "img") {
			t.Errorf("a name became <%s>", element.Name.Local)
		}
	}
	if bytes.Contains(file, []byte("style=")) || !bytes.Contains(file, []byte("小米")) {
		t.Error("an inline style, or a name is missing")
	}
}

func TestAPictureAsPixelsIsAsLargeAsAskedAndNotBlank(t *testing.T) {
	view := viewOfTwo()
	view.Entities[1].Name = "小米科技有限责任公司"
	for _, v := range []graph.View{view, {}, hostileView().View} {
		data, err := painter().Draw(english, v, PictureOptions{Width: PreviewWidth, Height: PreviewHeight, Plain: true}).PNG()
		if err != nil {
			t.Fatal(err)
		}
		img, kind, err := image.Decode(bytes.NewReader(data))
		if err != nil || kind != "png" || img.Bounds().Dx() != 1200 || img.Bounds().Dy() != 630 {
			t.Fatalf("%v, %s, %v", img.Bounds(), kind, err)
		}
		colours := map[any]bool{}
		for x := 0; x < 1200; x += 2 {
			for y := 0; y < 630; y += 2 {
				colours[img.At(x, y)] = true
			}
		}
		if len(v.Entities) > 0 && len(colours) < 4 {
			t.Errorf("only %d colours", len(colours))
		}
	}
}

// The font of a PNG has no Chinese and no Arabic letters.
func TestAPNGNamesEveryEntityInLettersThatItsFontHas(t *testing.T) {
	var view graph.View
	for i, e := range []graph.ViewEntity{
		{Entity: graph.Entity{ID: "1", Type: "Company", Name: "小米"}, Alias: "Xiaomi"},
		{Entity: graph.Entity{ID: "2", Type: "ExecutiveOrder", Name: "13959 号行政命令"}},
		{Entity: graph.Entity{ID: "3", Type: "ExecutiveOrder", Name: "أمر تنفيذي"}},
		{Entity: graph.Entity{ID: "4", Type: "会社", Name: "ソニー"}, Alias: "索尼"},
		{Entity: graph.Entity{ID: "5", Type: "Person", Name: "Σωκράτης Иванов"}},
	} {
		e.X, e.Y = float64(i*300), float64(i%2*200)
		view.Entities = append(view.Entities, e)
	}
	for plain, want := range map[bool][]string{
		true:  {"#1", "Executive order 1", "Executive order 2", "Xiaomi", "Σωκράτης Иванов"},
		false: {"13959 号行政命令", "Σωκράτης Иванов", "أمر تنفيذي", "ソニー", "小米"},
	} {
		picture := painter().Draw(english, view, PictureOptions{Width: PreviewWidth, Height: PreviewHeight, Plain: plain})
		var names []string
		for _, name := range picture.names {
			names = append(names, strings.Join(name.lines, " "))
		}
		slices.Sort(names)
		if !slices.Equal(names, want) {
			t.Errorf("plain: %t: the picture says %q, want %q", plain, names, want)
		}
	}
}

func TestNothingJumpsBetweenTwoStates(t *testing.T) {
	data := compareData()
	if len(data.Before.nodes) != 2 || len(data.After.nodes) != 1 || len(data.Before.links) != 1 || len(data.After.links) != 0 {
		t.Fatalf("%d and %d nodes, %d and %d links", len(data.Before.nodes), len(data.After.nodes), len(data.Before.links), len(data.After.links))
	}
	if data.Before.nodes[0].at != data.After.nodes[0].at || data.Before.nodes[0].radius != data.After.nodes[0].radius {
		t.Errorf("%+v became %+v", data.Before.nodes[0], data.After.nodes[0])
	}
	if data.Before.nodes[1].mark != MarkGone || data.Before.Width != data.After.Width || data.Before.Height != data.After.Height {
		t.Error("what is gone is not marked, or the pictures differ in size")
	}
}

func TestNamesInAPictureCoverNoOtherName(t *testing.T) {
	var v graph.View
	for i := range 400 {
		v.Entities = append(v.Entities, graph.ViewEntity{
			Entity: graph.Entity{ID: fmt.Sprintf("e%03d", i), Type: "Person", Name: fmt.Sprintf("A person of number %d", i), Degree: i % 17},
			X:      float64(i%20) * 60, Y: float64(i/20) * 45,
		})
	}
	picture := painter().Draw(english, v, PictureOptions{})
	var taken []rect
	for _, name := range picture.names {
		half := 0.0
		for _, text := range name.lines {
			half = max(half, textWidth(text, name.size)/2)
		}
		at := rect{name.x - half, name.top, name.x + half, name.top + name.line*float64(len(name.lines))}
		for _, other := range taken {
			if at.meets(other) {
				t.Fatalf("%v is covered", name.lines)
			}
		}
		taken = append(taken, at)
	}
	if len(picture.nodes) != 400 || len(picture.names) < 30 {
		t.Errorf("%d entities with %d names", len(picture.nodes), len(picture.names))
	}
}

func TestParallelLinksBowApart(t *testing.T) {
	v := viewOfTwo()
	v.Links = append(v.Links, graph.Link{ID: "l2", Type: "SIGNED", Source: "r", Target: "j"}, graph.Link{ID: "l3", Type: "READ", Source: "j", Target: "r"})
	picture := painter().Draw(english, v, PictureOptions{})
	for i, a := range picture.links {
		for _, b := range picture.links[i+1:] {
			if distance(a.whole.at(0.5), b.whole.at(0.5)) < 8 {
				t.Errorf("%s and %s lie on each other", a.id, b.id)
			}
		}
	}
	if len(picture.links) != 3 {
		t.Errorf("%d links are drawn", len(picture.links))
	}
}

func TestWhatAClockLeavesOutIsNamedBesideWhatTheViewSays(t *testing.T) {
	data := viewData(graph.Frozen)
	data.View.Links[0].From = "2021-03"
	data.View.Lens = &graph.Lens{AsOf: "2020", LeftOut: "hide"}
	data.Picture = painter().Draw(english, data.View, PictureOptions{})
	doc := parse(t, ViewPage(data))
	says := strings.Join(strings.Fields(doc.Find(".clock-line").Text()), " ")
	if says != "As of 2020 · 0 of 1 link in force" {
		t.Errorf("the clock says %q", says)
	}
	out := strings.Join(strings.Fields(doc.Find(".view-left-out").Text()), " ")
	for _, words := range []string{"Left out at this date, and part of the view: 2 entities, 1 link", "Rudolph Contreras made Temporary halt from March 2021 not yet", "insufficient evidence"} {
		if !strings.Contains(out, words) {
			t.Errorf("what is left out lacks %q: %s", words, out)
		}
	}
	if len(data.Picture.nodes) > 0 || doc.Find(".view-says .statements li").Length() > 0 {
		t.Error("what is left out is shown")
	}
	if value, _ := doc.Find(".clock-form input[name=asOf]").Attr("value"); value != "2020" {
		t.Errorf("the form holds %q", value)
	}
	data.View.Lens = &graph.Lens{AsOf: "2021-03-12"}
	doc = parse(t, ViewPage(data))
	if text := strings.Join(strings.Fields(doc.Find(".view-says").Text()), " "); !strings.Contains(text, "As of 12 March 2021 · 1 of 1 link in force") || !strings.Contains(text, "perhaps: the dates are too vague to tell") {
		t.Errorf("within the month it says %q", text)
	}
}

func TestAViewLookedAtFromAnotherMomentLeadsToItselfThere(t *testing.T) {
	data := viewData(graph.Frozen)
	data.Moved, data.View.Lens = true, &graph.Lens{AsOf: "2021-03/2021-04", KnownOn: "2022"}
	doc := parse(t, ViewPage(data))
	if href, _ := doc.Find(".view-actions a.primary").Attr("href"); !strings.HasSuffix(href, "/open?asOf=2021-03%2F2021-04&knownOn=2022") {
		t.Errorf("the canvas is at %q", href)
	}
	data.View.Lens = nil
	doc = parse(t, ViewPage(data))
	if href, _ := doc.Find(".view-actions a.primary").Attr("href"); !strings.HasSuffix(href, "/open?asOf=") {
		t.Errorf("without clocks the canvas is at %q", href)
	}
	if text := doc.Find(".clock-line").Text(); text != "" {
		t.Errorf("no clock is on, and the page says %q", text)
	}
}
