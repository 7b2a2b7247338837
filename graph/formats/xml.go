package formats

import "encoding/xml"

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
