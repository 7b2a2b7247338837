package graph

import (
	"context"
	"net/url"
	"strings"
	"time"
)

// Received is a document as it came, from which a source's text was read.
type Received struct {
	Name     string // of the file; empty for pasted text
	Kind     string // media type
	SHA256   string // of Content, hexadecimal
	Archived string // where a public archive keeps the original, or empty
	At       string // RFC 3339
	Size     int    // bytes
	Content  []byte // nil where only the rest was asked for
}

// AddSource adds a source with the document that it was read from, and returns
// its ID. A document that is there already gives the ID of its source, and
// known is true. The error is of kind Invalid where the source says too little.
func (s *Store) AddSource(ctx context.Context, source Source, received Received) (id string, known bool, err error) {
	if err := checkSource(&source, received); err != nil {
		return "", false, err
	}
	records, err := s.read(ctx, query("received_same"), map[string]any{"sha256": received.SHA256})
	if err != nil {
		return "", false, err
	}
	if len(records) > 0 {
		return textOf(records[0].Values[0]), true, nil
	}
	source.ID = NewID()
	item := func(yield func(Item, error) bool) { yield(Item{Source: &source}, nil) }
	if _, err := s.Merge(ctx, item); err != nil {
		return "", false, err
	}
	properties := present(row{
		"name": received.Name, "kind": received.Kind, "sha256": received.SHA256, "archived": received.Archived,
		"at": time.Now().UTC().Format(time.RFC3339),
	})
	properties["content"] = received.Content
	_, err = s.write(ctx, query("received_add"), map[string]any{"id": source.ID, "properties": properties})
	return source.ID, false, err
}

func checkSource(source *Source, received Received) error {
	source.Title = oneLine(source.Title)
	if source.Title == "" {
		return invalid("A source needs a title.")
	}
	if source.Published != "" {
		if _, err := ParseDate(source.Published); err != nil {
			return err
		}
	}
	for _, address := range []string{source.URL, received.Archived} {
		u, err := url.Parse(address)
		if address != "" && (err != nil || u.Host == "" || !strings.EqualFold(u.Scheme, "http") && !strings.EqualFold(u.Scheme, "https")) {
			return invalid("%q is not an address that begins with http:// or https://.", address)
		}
	}
	return nil
}

// Received returns the document that a source was read from, with its content
// where that is asked for. Sources of imported files have none: the error is
// then of kind NotFound.
func (s *Store) Received(ctx context.Context, source string, content bool) (Received, error) {
	records, err := s.read(ctx, query("received"), map[string]any{"id": valid(source), "content": content})
	if err != nil {
		return Received{}, err
	}
	if len(records) == 0 {
		return Received{}, notFound("This source was not received as a document.")
	}
	text := texter(records[0].Values[0])
	bytes, _ := records[0].Values[2].([]byte)
	return Received{
		Name: text("name"), Kind: text("kind"), SHA256: text("sha256"), Archived: text("archived"), At: text("at"),
		Size: number(records[0].Values[1]), Content: bytes,
	}, nil
}
