package views

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"time"
)

//go:embed export.js
var offlineScript string

// OfflineData is a view as one file that needs no server.
type OfflineData struct {
	ViewPageData
	Content []byte    // the view as it is stored
	Style   string    // of the pages, with nothing to load
	Made    time.Time // when the file was made
}

// address is where the view can be read on the server; without a permalink,
// where it was read from.
func (d OfflineData) address() string {
	if !d.shared() {
		return d.Origin + HomePath
	}
	return d.Origin + ViewPath(d.Share.Slug, d.Share.Version)
}

// policy lets the file load nothing at all.
func (d OfflineData) policy() string {
	return "default-src 'none'; img-src data:; style-src '" + integrity(d.Style) + "'; script-src '" + integrity(offlineScript) + "'; base-uri 'none'; form-action 'none'"
}

func integrity(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func sha256Hex(text []byte) string { return fmt.Sprintf("%x", sha256.Sum256(text)) }

// manifestEntry is something that a reader can check.
type manifestEntry struct{ what, hash string }

// manifest lists the hashes of what the file holds and of what it was made of.
func (d OfflineData) manifest(ctx context.Context) []manifestEntry {
	entries := []manifestEntry{{t(ctx, "offline.content"), sha256Hex(d.Content)}}
	entries = append(entries, manifestEntry{t(ctx, "offline.picture"), sha256Hex(d.Picture.File())})
	for _, source := range d.View.Sources() {
		if source.SHA256 != "" {
			entries = append(entries, manifestEntry{t(ctx, "offline.text", "title", source.Title), source.SHA256})
		}
	}
	return entries
}

// offlineTwin is the view without what needs the server.
func offlineTwin(d OfflineData) ViewPageData {
	twin := d.ViewPageData
	twin.Preview = true
	return twin
}

// viewDownloads are the files that a view's page offers, by their names in
// the address: graph/formats knows what they hold.
var viewDownloads = []string{"view.html", "view.json", "view.graphml", "view.gexf", "view.zip", "view.ftm.jsonl", "view.cypher"}
