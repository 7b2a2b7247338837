package graph_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

func TestAReadersCypherFindsNothingOfAnUnlistedView(t *testing.T) {
	store := facts(t)
	const title, note, author = "Title nobody may read", "Note nobody may read", "Author nobody may read"
	var slugs []string
	for _, access := range []graph.ViewAccess{graph.Unlisted, graph.Private} {
		for _, mode := range []graph.ViewMode{graph.Frozen, graph.Live} {
			saved, r := share(t, store, func(r *graph.ShareRequest) {
				r.View.Title, r.View.Note, r.View.Author, r.Access, r.Mode = title, note, author, access, mode
			})
			r.Parent = saved.Slug
			if _, err := store.SaveView(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			slugs = append(slugs, saved.Slug, string(r.Owner))
		}
	}
	all := fmt.Sprintf("%s", graphtest.Run(t, "MATCH (n) RETURN labels(n), properties(n)", nil)) // bytes, too, as text
	for _, secret := range append(slugs, title, note, author) {
		if strings.Contains(all, secret) {
			t.Errorf("a plain query finds %q", secret)
		}
	}
	if views := graphtest.Run(t, "MATCH (v:ClewView)-[r]-() RETURN r", nil); len(views) > 0 {
		t.Errorf("%d links lead to views", len(views))
	}
}

func TestARevokedExpiredOrPrivateViewDoesNotOpen(t *testing.T) {
	store := facts(t)
	revoked, r := share(t, store, nil)
	wantKind(t, store.RevokeView(t.Context(), revoked.Slug, graph.NewOwner()), graph.Forbidden)
	if err := store.RevokeView(t.Context(), revoked.Slug, r.Owner); err != nil {
		t.Fatal(err)
	}
	_, err := store.OpenView(t.Context(), revoked.Slug, 0, r.Owner)
	wantKind(t, err, graph.Gone)
	if left := graphtest.Run(t, "MATCH (n:ClewViewVersion) RETURN n", nil); len(left) > 0 {
		t.Error("what was taken back is still stored")
	}
	expired, _ := share(t, store, func(r *graph.ShareRequest) { r.Expires = time.Now().Add(time.Hour) })
	graphtest.Run(t, "MATCH (v:ClewView) WHERE v.expires IS NOT NULL SET v.expires = '2021-01-01T00:00:00Z'", nil)
	_, err = store.OpenView(t.Context(), expired.Slug, 0, "")
	wantKind(t, err, graph.Gone)
	private, r := share(t, store, func(r *graph.ShareRequest) { r.Access = graph.Private })
	for _, stranger := range []graph.Owner{"", graph.NewOwner()} {
		_, err = store.OpenView(t.Context(), private.Slug, 0, stranger)
		wantKind(t, err, graph.Forbidden)
	}
	if _, err := store.OpenView(t.Context(), private.Slug, 0, r.Owner); err != nil {
		t.Errorf("the owner can't open it: %v", err)
	}
	for _, slug := range []string{"", "short", "0123456789ABCDEFGHIJKL", "0123456789ABCDEFGHIJK\xff"} {
		_, err = store.OpenView(t.Context(), slug, 0, "")
		wantKind(t, err, graph.NotFound)
	}
}

func TestListsShowMyViewsAndThosePublic(t *testing.T) {
	store := facts(t)
	mine, r := share(t, store, func(r *graph.ShareRequest) { r.View.Title = "Mine" })
	public, _ := share(t, store, func(r *graph.ShareRequest) { r.Access, r.View.Title = graph.Public, "For all" })
	share(t, store, func(r *graph.ShareRequest) { r.Access = graph.Private })
	for range 3 {
		if err := store.CountOpening(t.Context(), mine.Slug); err != nil {
			t.Fatal(err)
		}
	}
	list, err := store.MyViews(t.Context(), r.Owner)
	if err != nil || len(list) != 1 || list[0].Slug != mine.Slug || list[0].Title != "Mine" || list[0].Opened != 3 || !list[0].Mine {
		t.Errorf("%+v, %v", list, err)
	}
	all, err := store.PublicViews(t.Context(), r.Owner)
	if err != nil || len(all) != 1 || all[0].Slug != public.Slug || all[0].Title != "For all" || all[0].Mine || all[0].Entities == 0 {
		t.Errorf("%+v, %v", all, err)
	}
	if none, err := store.MyViews(t.Context(), ""); err != nil || len(none) > 0 {
		t.Errorf("nobody owns %v, %v", none, err)
	}
}
