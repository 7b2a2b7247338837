package graph

import (
	"context"
	"encoding/json"
	"strconv"
	"time"
)

// OpenedView is a view as its permalink shows it.
type OpenedView struct {
	Share   Share
	View    View
	Content []byte // as stored, of a frozen view: what the hash is of
}

// OpenView opens the view behind a permalink: the version of that number; for
// 0 the first of a frozen view, since a link has to show what it showed, and
// the last of a live one, which is read from the graph now. Its error is of
// kind NotFound, [Gone] when the view was revoked or has expired, or Forbidden
// when it is private and not the owner's.
func (s *Store) OpenView(ctx context.Context, slug string, version int, owner Owner) (OpenedView, error) {
	var opened OpenedView
	if !isSlug(slug) || version < 0 {
		return opened, noView()
	}
	records, err := s.read(ctx, query("view_open"), map[string]any{"key": fingerprint(slug), "version": version})
	if err != nil {
		return opened, err
	}
	if len(records) == 0 {
		return opened, noView()
	}
	opened.Share = shareOf(slug, records[0].Values[0], owner)
	if err := opened.Share.refusal(time.Now()); err != nil {
		return opened, err
	}
	found, _ := records[0].Values[1].(map[string]any)
	if found == nil {
		return opened, notFound("This view has no version %d.", version)
	}
	if opened.Content, err = unseal(slug, viewContent, bytesOf(found["content"])); err != nil {
		return opened, damaged(err)
	}
	if err := json.Unmarshal(opened.Content, &opened.View); err != nil {
		return opened, damaged(err)
	}
	opened.View.weigh()
	if opened.Share.Mode == Live {
		opened.Content = nil
		if opened.View, err = s.ViewNow(ctx, opened.View); err != nil {
			return opened, err
		}
	}
	err = opened.Share.tell(found, opened.View)
	return opened, err
}

// refusal says why a view can't be opened.
func (s Share) refusal(now time.Time) error {
	switch {
	case s.Revoked:
		return &Error{Kind: Gone, Message: "Whoever shared this view has taken it back."}
	case !s.Expires.IsZero() && now.After(s.Expires):
		return &Error{Kind: Gone, Message: "This link was made to last until " + s.Expires.Format("2 January 2006") + ". Ask whoever sent it for another one."}
	case s.Access == Private && !s.Mine:
		return &Error{Kind: Forbidden, Message: "This view is private: only the browser that saved it can open it."}
	}
	return nil
}

// tell completes a share with what its version says.
func (s *Share) tell(version map[string]any, v View) error {
	s.Version = number(version["number"])
	s.Created = timeOf(version["created"])
	s.Title = v.Title
	s.Entities, s.Links, s.Claims = len(v.Entities), len(v.Links), len(v.Claims)
	h, err := headOf(s.Slug, version["head"])
	s.Hash = h.Hash
	return err
}

// shareOf reads the record of a view.
func shareOf(slug string, value any, owner Owner) Share {
	text := texter(value)
	record, _ := value.(map[string]any)
	return Share{
		Slug: slug, Mode: ViewMode(text("mode")), Access: ViewAccess(text("access")),
		Version: number(record["version"]), Versions: number(record["version"]), Opened: number(record["opened"]),
		Created: timeOf(record["created"]), Expires: timeOf(record["expires"]),
		Revoked: text("revoked") != "", Mine: owner.known() && text("owner") == owner.print(),
	}
}

// ViewHistory returns the versions of a view that may be opened, the newest
// first.
func (s *Store) ViewHistory(ctx context.Context, slug string, owner Owner) ([]Share, error) {
	opened, err := s.OpenView(ctx, slug, 0, owner)
	if err != nil {
		return nil, err
	}
	records, err := s.read(ctx, query("view_versions"), map[string]any{"prefix": fingerprint(slug) + ":"})
	if err != nil {
		return nil, err
	}
	var versions []Share
	for _, record := range records {
		version, _ := record.Values[0].(map[string]any)
		share := opened.Share
		share.Version, share.Created = number(version["number"]), timeOf(version["created"])
		if err := share.read(version["head"]); err != nil {
			return nil, err
		}
		versions = append(versions, share)
	}
	return versions, nil
}

// MyViews returns the views that an owner saved, the latest first.
func (s *Store) MyViews(ctx context.Context, owner Owner) ([]Share, error) {
	if !owner.known() {
		return nil, nil
	}
	return s.listViews(ctx, "view_mine", map[string]any{"owner": owner.print()}, owner)
}

// PublicViews returns the views that anybody may find, the latest first.
func (s *Store) PublicViews(ctx context.Context, owner Owner) ([]Share, error) {
	return s.listViews(ctx, "view_public", map[string]any{"now": stamp(time.Now())}, owner)
}

func (s *Store) listViews(ctx context.Context, name string, params map[string]any, owner Owner) ([]Share, error) {
	params["limit"] = mostListed
	records, err := s.read(ctx, query(name), params)
	if err != nil {
		return nil, err
	}
	var shares []Share
	for _, record := range records {
		properties, _ := record.Values[0].(map[string]any)
		slug, _ := properties["slug"].(string)
		if slug == "" {
			text, err := unseal(string(owner), viewOfOwner, bytesOf(properties["mine"]))
			if err != nil {
				return nil, damaged(err)
			}
			slug = string(text)
		}
		share := shareOf(slug, properties, owner)
		share.Created = timeOf(properties["updated"])
		if err := share.read(properties["head"]); err != nil {
			return nil, err
		}
		shares = append(shares, share)
	}
	return shares, nil
}

// read completes a share with what its sealed head says.
func (s *Share) read(sealed any) error {
	h, err := headOf(s.Slug, sealed)
	s.Title, s.Hash, s.Entities, s.Links, s.Claims = h.Title, h.Hash, h.Entities, h.Links, h.Claims
	return err
}

func headOf(slug string, sealed any) (head, error) {
	var h head
	text, err := unseal(slug, viewHead, bytesOf(sealed))
	if err == nil {
		err = json.Unmarshal(text, &h)
	}
	if err != nil {
		return h, damaged(err)
	}
	return h, nil
}

func damaged(err error) error {
	return &Error{Kind: Internal, Message: "What was stored of this view is damaged.", Err: err}
}

func bytesOf(value any) []byte {
	list, _ := value.([]byte)
	return list
}

func timeOf(value any) time.Time {
	text, _ := value.(string)
	t, _ := time.Parse(time.RFC3339, text) // zero for none
	return t
}

// ParseVersion reads the number of a version from an address; 0 for none.
func ParseVersion(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, invalid("A version is a whole number from 1 on.")
	}
	return n, nil
}
