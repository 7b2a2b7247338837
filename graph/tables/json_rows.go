package tables

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// jsonTable is a list of objects in a file.
type jsonTable struct {
	open opener
	look Look
	list string // the field that holds it; none where it is the file, or its lines
}

// sampledRows is how many rows of JSON are read to learn the columns.
const sampledRows = 1000

func (t *jsonTable) table() (*Table, error) {
	table := &Table{Name: t.list, Look: t.look, rows: t.rows}
	o := newObject()
	n := 0
	err := t.eachRow(o, func(int, string) bool { n++; return n < sampledRows })
	for _, name := range o.names {
		table.Columns = append(table.Columns, Column{Name: name})
	}
	if err != nil && len(o.names) == 0 {
		return nil, err
	}
	return table, nil // a mistake further on is told with the rows
}

func (t *jsonTable) rows(yield func(Row, error) bool) {
	o := newObject()
	stopped := false
	err := t.eachRow(o, func(line int, wrong string) bool {
		row := Row{Line: line, Wrong: wrong}
		if wrong == "" {
			row = Row{Line: line, place: o.place, cells: o.cells, lists: o.lists}.checked()
		}
		stopped = !yield(row, nil)
		return !stopped
	})
	if err != nil && !stopped {
		yield(Row{}, err)
	}
}

// eachRow fills o with one row after the other.
func (t *jsonTable) eachRow(o *object, see func(line int, wrong string) bool) error {
	file, err := t.open()
	if err != nil {
		return err
	}
	defer file.Close()
	if t.look.Format == Lines {
		return t.eachLine(file, o, see)
	}
	p := newParser(file, t.look)
	first, err := p.must()
	if err != nil {
		return err
	}
	switch {
	case t.list == Root:
		return t.only(p, o, see)
	case first == json.Delim('['):
		return p.members(o, see)
	}
	for p.More() {
		name, err := p.must()
		if err != nil {
			return err
		}
		token, err := p.must()
		if err != nil {
			return err
		}
		if name == t.list && token == json.Delim('[') {
			return p.members(o, see)
		}
		if err := p.skip(token); err != nil {
			return err
		}
	}
	return nil
}

// only reads the outermost object as a row.
func (t *jsonTable) only(p *parser, o *object, see func(line int, wrong string) bool) error {
	o.begin()
	wrong, err := p.object(o, "", 1)
	if err == nil {
		see(1, wrong)
	}
	return err
}

// members reads the rest of a list.
func (p *parser) members(o *object, see func(line int, wrong string) bool) error {
	for p.More() {
		token, err := p.must()
		if err != nil {
			return err
		}
		line, wrong := p.line(), "it is not an object"
		o.begin()
		if token == json.Delim('{') {
			p.limit.next()
			wrong, err = p.object(o, "", 1)
		} else {
			err = p.skip(token)
		}
		if err != nil {
			return err
		}
		if !see(line, wrong) {
			return nil
		}
	}
	_, err := p.must()
	return err
}

// eachLine reads an object a line; one that is none is a row that can't be read.
func (t *jsonTable) eachLine(file io.Reader, o *object, see func(line int, wrong string) bool) error {
	limit := newBounded(file)
	text, _ := withoutMark(decoderOf(t.look.Encoding, limit))
	lines := bufio.NewReaderSize(text, 64<<10)
	for n := 1; ; n++ {
		limit.next()
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, errRowTooLong) {
			return tooLong(n)
		}
		if err != nil && err != io.EOF {
			return err
		}
		if line := bytes.Trim(line, " \t\r\n\x1A\x1E"); len(line) > 0 {
			o.begin()
			if !see(n, o.line(line)) {
				return nil
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// line reads an object that is a whole line, and says what is wrong with it.
func (o *object) line(line []byte) (wrong string) {
	p := parserOf(bytes.NewReader(line), newBounded(nil))
	if token, err := p.Token(); err != nil || token != json.Delim('{') {
		return "it is not an object of JSON"
	}
	wrong, err := p.object(o, "", 1)
	if err != nil {
		return "it is not JSON, or not complete"
	}
	if _, err := p.Token(); err != io.EOF && wrong == "" {
		return "something follows the object"
	}
	return wrong
}

// object reads what is left of an object, or of a list when its closing token
// comes: paths join the names of the fields. wrong says why it is no row.
func (p *parser) object(o *object, path string, depth int) (wrong string, err error) {
	if depth > maxDepth {
		return "it is nested too deeply", p.skip(json.Delim('{'))
	}
	for p.More() {
		name, err := p.Token()
		if err != nil {
			return "", p.explain(err)
		}
		text, _ := name.(string)
		why, err := p.value(o, join(path, text), depth)
		if err != nil {
			return "", err
		}
		if wrong == "" {
			wrong = why
		}
	}
	_, err = p.Token()
	return wrong, p.ended(err)
}

func (p *parser) value(o *object, path string, depth int) (wrong string, err error) {
	token, err := p.Token()
	if err != nil {
		return "", p.ended(err)
	}
	switch v := token.(type) {
	case json.Delim:
		if v == '{' {
			return p.object(o, path, depth+1)
		}
		return p.values(o, path, depth+1)
	case string:
		wrong = o.put(path, strings.TrimSpace(v))
	case json.Number:
		wrong = o.put(path, v.String())
	case bool:
		wrong = o.put(path, map[bool]string{true: "true", false: "false"}[v])
	default:
		wrong = o.put(path, "")
	}
	return wrong, nil
}

// values reads what is left of a list.
func (p *parser) values(o *object, path string, depth int) (wrong string, err error) {
	if depth > maxDepth {
		return "it is nested too deeply", p.skip(json.Delim('['))
	}
	for p.More() {
		why, err := p.value(o, path, depth)
		if err != nil {
			return "", err
		}
		if wrong == "" {
			wrong = why
		}
	}
	_, err = p.Token()
	return wrong, p.ended(err)
}

// ended says that a file ends within a row.
func (p *parser) ended(err error) error {
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return p.explain(err)
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
