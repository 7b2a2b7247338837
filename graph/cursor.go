package graph

import (
	"encoding/base64"
	"encoding/json"
	"unicode/utf8"
)

// cursor is a place in an order: behind the link with this id, whose sort key
// is Text or Count. It leaves this package as an opaque string.
type cursor struct {
	Order Order  `json:"o"`
	Text  string `json:"t,omitempty"`
	Count int64  `json:"c,omitempty"`
	ID    string `json:"i"`
	Today string `json:"d,omitempty"` // of ByCurrent: the day that the keys are about
	Step  int    `json:"s,omitempty"` // of an expansion over several: without an ID the place is before all of it
}

func (c cursor) String() string {
	text, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// parseCursor reads what [cursor.String] wrote, for the same order. No text is
// the place before everything.
func parseCursor(text string, order Order) (cursor, error) {
	var c cursor
	if text == "" {
		return c, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(raw, &c)
	}
	if err != nil || c.Order != order || !c.valid() {
		return cursor{}, &Error{Invalid, "That page of results does not exist. Begin again from the first page.", err}
	}
	return c, nil
}

func (c cursor) valid() bool {
	_, err := ParseDate(c.Today)
	isDated := c.Order == ByCurrent
	return (c.ID != "" || c.Step > 0) && utf8.ValidString(c.ID+c.Text) && c.Step >= 0 && c.Step <= MaxSpread && (c.Today != "") == isDated && (err == nil) == isDated
}

// key is the sort key as a parameter of Cypher.
func (c cursor) key() any {
	if c.Order.counts() {
		return c.Count
	}
	return c.Text
}

// cursorAt makes a cursor from a sort key and a link's id as Cypher gave them.
func cursorAt(order Order, key, id any) cursor {
	c := cursor{Order: order}
	c.Count, _ = key.(int64)
	c.Text, _ = key.(string)
	c.ID, _ = id.(string)
	return c
}
