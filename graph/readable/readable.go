// Package readable turns what was received — a pasted text, a text file, a web
// page, a PDF — into text to read: the text that passages are quoted from. It
// is given bytes and asks no other host.
package readable

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"path"
	"strings"

	"clew/graph"
)

const (
	// MaxReceived is how many bytes a document may have.
	MaxReceived = 10 << 20
	// maxText is how many bytes of text are read from it.
	maxText = 2 << 20
)

// Kind is a kind of document.
type Kind string

// The kinds of documents.
const (
	Text Kind = "text/plain"
	HTML Kind = "text/html"
	PDF  Kind = "application/pdf"
)

// Document is what was read of what was received. Besides Kind, Text and
// SHA256 all may be empty.
type Document struct {
	Kind      Kind
	Text      string
	SHA256    string // of the bytes as received, hexadecimal
	Title     string
	Site      string // the publisher, as a page tells it
	Published string // partial date
}

// PDFReader returns the text of a PDF. A PDF can be made to exhaust memory,
// whatever reads it: a server has this done where it can't do harm.
type PDFReader func(ctx context.Context, received []byte) (string, error)

// Read reads a document whose kind is told by its bytes, and by its file's
// name where they don't. Errors are [graph.Error] of kind Invalid.
func Read(ctx context.Context, name string, received []byte, readPDF PDFReader) (Document, error) {
	if len(received) > MaxReceived {
		return Document{}, wrong("This document is too large: 10 MB are the most.", nil)
	}
	sum := sha256.Sum256(received)
	document := Document{Kind: KindOf(name, received), SHA256: hex.EncodeToString(sum[:])}
	var err error
	switch document.Kind {
	case PDF:
		if readPDF == nil {
			return document, wrong("PDF files can't be read here. Paste the text instead.", nil)
		}
		document.Text, err = readPDF(ctx, received)
	case HTML:
		err = readPage(received, &document)
	default:
		document.Text, err = decoded(received, "text/plain")
	}
	if err != nil {
		return document, err
	}
	document.Text = Clean(document.Text)
	switch {
	case document.Text == "":
		return document, wrong("No text was found in this document. A scanned PDF holds pictures of text: paste the text instead.", nil)
	case len(document.Text) > maxText:
		return document, wrong("This document has too much text: 2 MB are the most.", nil)
	}
	return document, nil
}

// KindOf tells the kind of a document.
func KindOf(name string, received []byte) Kind {
	head := received[:min(len(received), 1024)]
	extension := strings.ToLower(path.Ext(name))
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return PDF
	case extension == ".txt" || extension == ".md":
		return Text
	case extension == ".html" || extension == ".htm" || extension == ".xhtml",
		strings.HasPrefix(http.DetectContentType(head), string(HTML)):
		return HTML
	}
	return Text
}

func wrong(message string, err error) error {
	return &graph.Error{Kind: graph.Invalid, Message: message, Err: err}
}
