package web

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

var update = flag.Bool("update", false, "write golden files anew")

func TestTheDemosPictureIsAsItWas(t *testing.T) {
	s := shareSite(t)
	got := s.get("/v/" + s.save().Slug + "/picture.svg").body
	const golden = "testdata/view_demo.svg"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the picture differs from %s; look at it, then run with -update", golden)
	}
}

func TestAViewOfTwoThousandEntitiesIsServedSoon(t *testing.T) {
	filled = false
	store := graphtest.Store(t)
	graphtest.Run(t, `UNWIND range(0, 1999) AS i CREATE (:Entity:Company {id: 'n' + i, name: 'Company number ' + i})`, nil)
	graphtest.Run(t, `UNWIND range(0, 3999) AS i MATCH (a:Entity {id: 'n' + (i % 2000)}), (b:Entity {id: 'n' + ((i * 7 + 1) % 2000)})
		CREATE (a)-[:OWNS {id: 'l' + i, from: '2021', passages: []}]->(b)`, nil)
	if err := store.RefreshSchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := &sharing{site: serve(t, store), request: viewRequest{Mode: graph.Frozen, Access: graph.Unlisted, View: graph.Draft{Title: "Many"}}}
	for i := range 2000 {
		s.request.View.Entities = append(s.request.View.Entities, graph.DraftEntity{ID: fmt.Sprintf("n%d", i), X: float64(i%50) * 80, Y: float64(i/50) * 80})
	}
	made := s.save()
	for _, path := range []string{made.Path, "/api/views/" + made.Slug, "/v/" + made.Slug + "/picture.png", "/v/" + made.Slug + "/compare", "/v/" + made.Slug + "/embed"} {
		start := time.Now()
		a := s.get(path)
		took := time.Since(start)
		t.Logf("%s: %d KB in %v", path, len(a.body)>>10, took.Round(time.Millisecond))
		if a.StatusCode != http.StatusOK || took > patience {
			t.Errorf("%s: %s in %v", path, a.Status, took)
		}
	}
	if page := s.page(made.Path, http.StatusOK); page.Find(".view-names li").Length() != 2000 || page.Find(".statements > li").Length() != 4000 || page.Find(".view-banner").Length() > 0 {
		t.Errorf("%d entities, %d sentences, %q", page.Find(".view-names li").Length(), page.Find(".statements > li").Length(), page.Find(".view-banner").Text())
	}
}
