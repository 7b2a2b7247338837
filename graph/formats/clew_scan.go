package formats

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"

	"clew/graph"
)

// scanned is a file that is JSON with the right fields. Its lists stay in the
// file, to be read a member at a time: files may be larger than memory.
type scanned struct {
	from    io.ReadSeeker
	begin   int64            // behind a byte order mark
	lists   map[string]int64 // where each list begins
	head    clewHead
	opening *clewOpening
}

// scan reads a file to its end.
func scan(from io.ReadSeeker) (*scanned, error) {
	r := &scanned{from: from, lists: map[string]int64{}}
	mark := make([]byte, 3)
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	if n, _ := io.ReadFull(from, mark); string(mark[:n]) == "\uFEFF" {
		r.begin = int64(n)
	}
	if _, err := from.Seek(r.begin, io.SeekStart); err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(transform.NewReader(from, encoding.UTF8Validator))
	decoder.UseNumber()
	if err := r.fields(decoder); err != nil {
		return nil, r.explain(decoder, err)
	}
	return r, nil
}

// fields reads the file's outermost fields.
func (r *scanned) fields(decoder *json.Decoder) error {
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return firstError(err, notClew())
	}
	seen := map[string]bool{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		if seen[name] {
			return mistake("“%s” stands there twice", name)
		}
		seen[name] = true
		if err := r.field(decoder, name); err != nil {
			return err
		}
	}
	if _, err := decoder.Token(); err != nil {
		return err
	}
	end := decoder.InputOffset()
	if _, err := decoder.Token(); err != io.EOF {
		return mistake("line %d: something follows the end of the facts", r.line(end))
	}
	return nil
}

func (r *scanned) field(decoder *json.Decoder, name string) error {
	switch name {
	case "sources":
		return scanList[clewSource](r, decoder, name)
	case "entities":
		return scanList[clewEntity](r, decoder, name)
	case "links":
		return scanList[clewLink](r, decoder, name)
	}
	var value json.RawMessage
	if err := decoder.Decode(&value); err != nil {
		return err
	}
	if name != "opening" {
		return strict(fmt.Appendf(nil, "{%q: %s}", name, value), &r.head)
	}
	r.opening = new(clewOpening)
	if err := strict(value, r.opening); err != nil {
		return mistake("opening: %s", graph.MessageOf(err))
	}
	return nil
}

// scanList remembers where a list begins and reads its members.
func scanList[T any](r *scanned, decoder *json.Decoder, name string) error {
	token, err := decoder.Token()
	if err != nil || token == nil { // null is no list
		return err
	}
	if token != json.Delim('[') {
		return mistake("“%s” can't be a %s", name, kindOf(token))
	}
	r.lists[name] = decoder.InputOffset() - 1
	return members(decoder, name, func(int, *T) error { return nil })
}

func kindOf(token json.Token) string {
	switch token.(type) {
	case string:
		return "string"
	case json.Number:
		return "number"
	case bool:
		return "bool"
	}
	return "object"
}

func (r *scanned) eachSource(see func(int, *clewSource) error) error { return each(r, "sources", see) }

func (r *scanned) eachEntity(see func(int, *clewEntity) error) error { return each(r, "entities", see) }

func (r *scanned) eachLink(see func(int, *clewLink) error) error { return each(r, "links", see) }

// each reads a list again and shows its members.
func each[T any](r *scanned, name string, see func(i int, member *T) error) error {
	begin, there := r.lists[name]
	if !there {
		return nil
	}
	if _, err := r.from.Seek(r.begin+begin, io.SeekStart); err != nil {
		return err
	}
	decoder := json.NewDecoder(r.from)
	if _, err := decoder.Token(); err != nil {
		return err
	}
	return members(decoder, name, see)
}

// members reads what is left of a list, and its end.
func members[T any](decoder *json.Decoder, name string, see func(i int, member *T) error) error {
	for i := 0; decoder.More(); i++ {
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			return err
		}
		member := new(T)
		if err := strict(raw, member); err != nil {
			return at(name, i, "", err)
		}
		if err := see(i, member); err != nil {
			return err
		}
	}
	_, err := decoder.Token()
	return err
}

// explain says what is wrong with the JSON itself, and in which line.
func (r *scanned) explain(decoder *json.Decoder, err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return mistake("line %d: this is not JSON (%s)", r.line(r.wrong(decoder.InputOffset())), syntax.Error())
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		size, _ := r.from.Seek(0, io.SeekEnd)
		return mistake("line %d: the file ends too early", r.line(size))
	case errors.Is(err, encoding.ErrInvalidUTF8):
		return mistake("the file is not UTF-8 text")
	}
	return err
}

// wrong returns the offset of the mistake in the value at an offset. The
// decoder of a stream does not tell it, so the value is read once more.
func (r *scanned) wrong(offset int64) int64 {
	if _, err := r.from.Seek(r.begin+offset, io.SeekStart); err != nil {
		return offset
	}
	rest := bufio.NewReader(r.from)
	for {
		next, err := rest.ReadByte()
		if err != nil || !strings.ContainsRune(" \t\r\n,:", rune(next)) {
			_ = rest.UnreadByte()
			break
		}
		offset++
	}
	var syntax *json.SyntaxError
	if err := json.NewDecoder(rest).Decode(&json.RawMessage{}); errors.As(err, &syntax) {
		offset += syntax.Offset - 1
	}
	return offset
}

// line returns the number of the line that an offset lies in.
func (r *scanned) line(offset int64) int {
	if _, err := r.from.Seek(r.begin, io.SeekStart); err != nil {
		return 1
	}
	lines := 1
	buffer := make([]byte, 64<<10)
	for before := io.LimitReader(r.from, offset); ; {
		n, err := before.Read(buffer)
		lines += bytes.Count(buffer[:n], []byte("\n"))
		if err != nil {
			return lines
		}
	}
}

// strict reads JSON that may hold no field which value has not.
func strict(text []byte, value any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	if err := decoder.Decode(value); err != nil {
		return mistakeOfValue(err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return mistake("something follows the end of the facts")
	}
	return nil
}

// mistakeOfValue says what is wrong with a value that is JSON.
func mistakeOfValue(err error) error {
	var kind *json.UnmarshalTypeError
	var at *time.ParseError
	switch {
	case errors.As(err, &kind):
		return mistake("“%s” can't be a %s", kind.Field, kind.Value)
	case errors.As(err, &at):
		return mistake("“created” is not a time such as 2021-05-20T00:00:00Z")
	}
	if field, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return mistake("there is no field %s here", field)
	}
	return mistake("this is not JSON that Clew can read (%s)", err)
}
