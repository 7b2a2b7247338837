package formats

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// xmlText writes a text for between tags or for an attribute.
func (w *writer) xmlText(text string) {
	if w.err == nil {
		w.err = xml.EscapeText(w.to, []byte(escapeHex(text, notXML)))
	}
}

// xmlID writes an id so that it is an NMTOKEN.
func (w *writer) xmlID(id string) { w.text(escapeHex(id, notToken)) }

// tags writes pieces of XML and, between them, texts.
func (w *writer) tags(piece string, rest ...string) {
	w.text(piece)
	for i, part := range rest {
		if i%2 == 0 {
			w.xmlText(part)
		} else {
			w.text(part)
		}
	}
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// xmlFile is a file of XML that can be read again and again.
type xmlFile struct {
	from io.ReadSeeker
	root string // the name of its outermost element
	what string // the format's name
}

// each shows every element whose start the decoder meets. What see decodes of
// an element is not met.
func (f xmlFile) each(see func(d *xml.Decoder, start xml.StartElement) error) error {
	if _, err := f.from.Seek(0, io.SeekStart); err != nil {
		return err
	}
	d := xml.NewDecoder(f.from)
	for root := true; ; {
		token, err := d.Token()
		if err == io.EOF && !root {
			return nil
		}
		if err != nil {
			return f.explain(err)
		}
		start, isStart := token.(xml.StartElement)
		switch {
		case !isStart:
		case root && start.Name.Local != f.root:
			return f.another()
		case root:
			root = false
		default:
			if err := see(d, start); err != nil {
				return f.explain(err)
			}
		}
	}
}

func (f xmlFile) another() error { return mistake("this is not a file of %s", f.what) }

// explain says what is wrong with the XML itself.
func (f xmlFile) explain(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return mistake("line %d: this is not XML (%s)", syntax.Line, syntax.Msg)
	case errors.Is(err, io.EOF):
		return f.another()
	case strings.HasPrefix(err.Error(), "xml: encoding"):
		return mistake("the file is not UTF-8 text")
	}
	return err
}

func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
