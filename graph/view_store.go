package graph

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"time"
)

// Gone is the kind of an [Error] about a view that is no longer shared.
const Gone Kind = "gone"

// Purposes of what is sealed.
const (
	viewContent = "view content"
	viewHead    = "view head"
	viewOfOwner = "view of owner"
)

// mostListed bounds a list of views.
const mostListed = 200

// Owner is the secret by which a browser proves that it saved a view.
type Owner string

// NewOwner makes an owner that nobody else is.
func NewOwner() Owner {
	token := make([]byte, 16)
	_, _ = rand.Read(token) // never fails: see crypto/rand
	return Owner(base64.RawURLEncoding.EncodeToString(token))
}

func (o Owner) known() bool { return o != "" }

// print is what is stored of an owner.
func (o Owner) print() string {
	if !o.known() {
		return ""
	}
	return fingerprint("owner " + string(o))
}

// ShareRequest asks for a permalink to a view.
type ShareRequest struct {
	View    View // from [Store.Snapshot]
	Mode    ViewMode
	Access  ViewAccess
	Expires time.Time // zero: never
	// Parent is the slug of the view that this one was made from: of the
	// owner's own it becomes the next version, of another's a fork.
	Parent string
	Owner  Owner
}

// check returns an [Error] of kind Invalid that says what can't be done.
func (r ShareRequest) check() error {
	switch {
	case r.Mode != Frozen && r.Mode != Live:
		return invalid("A view is frozen or live.")
	case r.Access != Unlisted && r.Access != Public && r.Access != Private:
		return invalid("A view is unlisted, public or private.")
	case !r.Expires.IsZero() && r.Expires.Before(time.Now()):
		return invalid("The last day of this link is past already. Choose a later one.")
	case !r.Owner.known():
		return &Error{Kind: Internal, Message: "A view without an owner cannot be saved."}
	}
	return nil
}

// head is what lists tell of a view without opening it.
type head struct {
	Title    string `json:"title"`
	Hash     string `json:"hash,omitempty"`
	Entities int    `json:"entities"`
	Links    int    `json:"links"`
	Claims   int    `json:"claims"`
}

// SaveView stores a view and returns its permalink. A frozen view can't be
// changed after this, by anybody: a change is another version.
func (s *Store) SaveView(ctx context.Context, r ShareRequest) (Share, error) {
	if err := r.check(); err != nil {
		return Share{}, err
	}
	version, err := s.Descend(ctx, &r)
	if err != nil {
		return Share{}, err
	}
	if r.Mode == Live && len(r.View.Story) > 0 { // its steps rest on what readers will see: all links
		if r.View, err = s.ViewNow(ctx, r.View); err != nil {
			return Share{}, err
		}
	}
	if version {
		return s.addVersion(ctx, r)
	}
	return s.createView(ctx, r)
}

// Descend completes a request that names a parent. Of the owner's own view it
// asks for another version, which is shared as the first is; of another's it
// asks for a view that says what it was made from.
func (s *Store) Descend(ctx context.Context, r *ShareRequest) (version bool, err error) {
	if r.Parent == "" {
		return false, nil
	}
	parent, err := s.OpenView(ctx, r.Parent, 0, r.Owner)
	if err != nil {
		return false, err
	}
	if parent.Share.Mine {
		r.Mode, r.Access, r.Expires = parent.Share.Mode, parent.Share.Access, parent.Share.Expires
		r.View.Fork = parent.View.Fork
		return true, nil
	}
	r.View.Fork = &Fork{Title: parent.View.Title, Hash: parent.Share.Hash}
	if parent.Share.Access == Public {
		r.View.Fork.Slug = r.Parent
	}
	return false, nil
}

func (s *Store) createView(ctx context.Context, r ShareRequest) (Share, error) {
	share := Share{Slug: newSlug(), Mode: r.Mode, Access: r.Access, Version: 1, Versions: 1, Expires: r.Expires, Mine: true}
	version, err := sealVersion(&share, r.View)
	if err != nil {
		return Share{}, err
	}
	mine, err := seal(string(r.Owner), viewOfOwner, []byte(share.Slug))
	if err != nil {
		return Share{}, err
	}
	view := present(row{
		"key": fingerprint(share.Slug), "owner": r.Owner.print(), "mine": mine, "mode": string(r.Mode), "access": string(r.Access),
		"version": 1, "opened": 0, "created": version["created"], "updated": version["created"], "head": version["head"],
	})
	if !r.Expires.IsZero() {
		view["expires"] = stamp(r.Expires)
	}
	if r.Access == Public {
		view["slug"], view["title"] = share.Slug, share.Title
	}
	_, err = s.write(ctx, query("view_create"), map[string]any{"view": view, "version": version})
	return share, err
}

// addVersion adds a version to a view of the owner's.
func (s *Store) addVersion(ctx context.Context, r ShareRequest) (Share, error) {
	share := Share{Slug: r.Parent, Mode: r.Mode, Access: r.Access, Expires: r.Expires, Mine: true}
	version, err := sealVersion(&share, r.View)
	if err != nil {
		return Share{}, err
	}
	records, err := s.write(ctx, query("view_add"), map[string]any{
		"key": fingerprint(share.Slug), "owner": r.Owner.print(), "version": version, "title": share.Title,
	})
	if err != nil {
		return Share{}, err
	}
	if len(records) == 0 {
		return Share{}, noView()
	}
	share.Version = number(records[0].Values[0])
	share.Versions = share.Version
	return share, nil
}

// sealVersion makes the record of a version, and tells the share about it.
func sealVersion(share *Share, v View) (row, error) {
	share.Title = v.Title
	share.Entities, share.Links, share.Claims = len(v.Entities), len(v.Links), len(v.Claims)
	share.Created = time.Now().UTC().Truncate(time.Second)
	if share.Mode == Live {
		v = v.selectionOnly()
	}
	content, err := v.Content()
	if err != nil {
		return nil, err
	}
	if share.Mode == Frozen {
		if share.Hash, err = v.Hash(); err != nil {
			return nil, err
		}
	}
	sealed, err := seal(share.Slug, viewContent, content)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(head{share.Title, share.Hash, share.Entities, share.Links, share.Claims})
	if err != nil {
		return nil, err
	}
	sealedHead, err := seal(share.Slug, viewHead, text)
	return row{"number": 1, "key": fingerprint(share.Slug) + ":1", "created": stamp(share.Created), "content": sealed, "head": sealedHead}, err
}

// RevokeView ends a view of the owner's for good: its content is removed, all
// versions, and its address says that it was taken back.
func (s *Store) RevokeView(ctx context.Context, slug string, owner Owner) error {
	if !isSlug(slug) {
		return noView()
	}
	records, err := s.write(ctx, query("view_revoke"), map[string]any{
		"key": fingerprint(slug), "owner": owner.print(), "now": stamp(time.Now()),
	})
	if err == nil && len(records) == 0 {
		err = &Error{Kind: Forbidden, Message: "Only the browser that saved this view can take it back."}
	}
	return err
}

// CountOpening adds one to the number of times that a view was opened. Nothing
// is kept of who opened it.
func (s *Store) CountOpening(ctx context.Context, slug string) error {
	_, err := s.write(ctx, query("view_count"), map[string]any{"key": fingerprint(slug)})
	return err
}

func noView() error {
	return notFound("There is no view at this address. Check that it was copied whole.")
}
