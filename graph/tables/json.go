package tables

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// openJSON reads lists of objects: the outermost one, those within an outermost
// object, or one object a line. An outermost object is a table of one row
// itself. What is nested in a member has its path as its column: address.city.
func openJSON(open opener, told Look) (*File, error) {
	if err := knownEncoding(told.Encoding); err != nil {
		return nil, err
	}
	look := told
	if told.Encoding == "" {
		found, err := detectEncoding(open)
		if err != nil {
			return nil, err
		}
		look.Encoding = found
	}
	lists, lines, err := findLists(open, look)
	if err != nil {
		return nil, err
	}
	if lines {
		look.Format, lists = Lines, []string{""}
	}
	file := &File{Look: look}
	for _, name := range lists {
		t := &jsonTable{open: open, look: look, list: name}
		table, err := t.table()
		if err != nil {
			return nil, err
		}
		if len(table.Columns) > 0 {
			file.Tables = append(file.Tables, table)
		}
	}
	if len(file.Tables) == 0 {
		return nil, mistake("there is no list of objects in this file")
	}
	return file, nil
}

// Root is the name of the table that an outermost object itself is, where it
// holds lists too.
const Root = "(the file itself)"

// findLists reads the outermost level of a file: which lists of objects there
// are, or that each line is an object of its own.
func findLists(open opener, look Look) (lists []string, lines bool, err error) {
	if look.Format == Lines {
		return nil, true, nil
	}
	file, err := open()
	if err != nil {
		return nil, false, err
	}
	defer file.Close()
	p := newParser(file, look)
	token, err := p.must()
	if err != nil {
		return nil, false, err
	}
	switch token {
	case json.Delim('['):
		return []string{""}, false, nil
	case json.Delim('{'):
	default:
		return nil, false, mistake("this is JSON without a list of objects")
	}
	for p.More() {
		name, isList, err := p.field()
		if err != nil {
			return nil, false, err
		}
		if isList && len(lists) < maxTables {
			lists = append(lists, name)
		}
	}
	if _, err := p.must(); err != nil {
		return nil, false, err
	}
	if _, err := p.token(); err != io.EOF {
		return nil, true, nil // something follows: an object a line
	}
	return append(lists, Root), false, nil
}

// parser reads JSON a token at a time.
type parser struct {
	*json.Decoder
	limit *bounded
	lines *lineCounter
}

func newParser(file io.Reader, look Look) *parser {
	limit := newBounded(file)
	text, _ := withoutMark(decoderOf(look.Encoding, limit))
	return parserOf(text, limit)
}

func parserOf(text io.Reader, limit *bounded) *parser {
	lines := &lineCounter{from: text}
	p := &parser{json.NewDecoder(lines), limit, lines}
	p.UseNumber()
	return p
}

// token reads one and says in which line it is not JSON.
func (p *parser) token() (json.Token, error) {
	p.limit.next()
	token, err := p.Token()
	return token, p.explain(err)
}

// must reads a token where the file can't end.
func (p *parser) must() (json.Token, error) {
	token, err := p.token()
	return token, p.ended(err)
}

func (p *parser) explain(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, errRowTooLong):
		return tooLong(p.line())
	case errors.As(err, &syntax):
		return mistake("line %d: this is not JSON (%s)", p.line(), syntax.Error())
	case errors.Is(err, io.ErrUnexpectedEOF):
		return mistake("line %d: the file ends too early", p.line())
	}
	return err
}

// line is where the parser is.
func (p *parser) line() int { return p.lines.lineOf(p.InputOffset()) }

// field reads a field of the outermost object: its name, and whether it is a
// list that begins with an object.
func (p *parser) field() (name string, isList bool, err error) {
	token, err := p.must()
	if err != nil {
		return "", false, err
	}
	name, _ = token.(string)
	if token, err = p.must(); err != nil {
		return "", false, err
	}
	if token == json.Delim('[') && p.More() {
		if token, err = p.must(); err != nil {
			return "", false, err
		}
		isList = token == json.Delim('{')
		if err := p.skip(token); err != nil {
			return "", false, err
		}
		return name, isList, p.skip(json.Delim('['))
	}
	return name, false, p.skip(token)
}

// maxSkipped bounds the nesting of what is passed over.
const maxSkipped = 10_000

// skip reads to the end of what a token has begun.
func (p *parser) skip(token json.Token) error {
	depth := 0
	for {
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
		if depth > maxSkipped {
			return mistake("line %d: lists are nested too deeply", p.line())
		}
		var err error
		if token, err = p.must(); err != nil {
			return err
		}
	}
}

// lineCounter counts the lines of what is read. A parser reads ahead, so some
// line ends are remembered.
type lineCounter struct {
	from io.Reader
	read int64
	past int     // line ends that the parser is past
	next []int64 // where further ones are
}

func (l *lineCounter) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	for i, rest := 0, p[:n]; ; {
		at := bytes.IndexByte(rest, '\n')
		if at < 0 {
			break
		}
		l.next = append(l.next, l.read+int64(i+at))
		i, rest = i+at+1, rest[at+1:]
	}
	l.read += int64(n)
	return n, err
}

// lineOf tells the line of a place that only moves on.
func (l *lineCounter) lineOf(at int64) int {
	n := 0
	for n < len(l.next) && l.next[n] < at {
		n++
	}
	l.past, l.next = l.past+n, l.next[n:]
	return l.past + 1
}

// withoutMark takes off a byte order mark.
func withoutMark(from io.Reader) (io.Reader, bool) {
	head := make([]byte, 3)
	n, _ := io.ReadFull(from, head)
	begin, marked := strings.CutPrefix(string(head[:n]), "\uFEFF")
	return io.MultiReader(strings.NewReader(begin), from), marked
}
