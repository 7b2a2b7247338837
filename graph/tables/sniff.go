package tables

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"path"
	"strings"
)

// sniffed is how much of a file is looked at to tell what it is.
const sniffed = 64 << 10

// foreign are beginnings of files that are no tables, and what to do with them.
var foreign = []struct{ begin, say string }{
	{"%PDF", "this is a PDF, which holds no table: add it as a source"},
	{"\xD0\xCF\x11\xE0", "this is an old Excel file, or one with a password: open it and save it as .xlsx without one"},
	{"\x1F\x8B", "this file is compressed: unpack it first"},
	{"BZh", "this file is compressed: unpack it first"},
	{"\xFD7zXZ", "this file is compressed: unpack it first"},
	{"7z\xBC\xAF", "this file is compressed: unpack it first"},
	{"Rar!", "this file is compressed: unpack it first"},
	{"SQLite format 3", "this is a database file: export its tables as CSV"},
	{"PAR1", "this is a Parquet file: export it as CSV"},
	{"\x89PNG", "this is a picture"},
	{"\xFF\xD8\xFF", "this is a picture"},
	{"GIF8", "this is a picture"},
	{"\x7FELF", "this is a program"},
}

// sniff tells the format of a file by what is in it: names mislead.
func sniff(in Input) (string, error) {
	head := make([]byte, min(in.Size, sniffed))
	if _, err := io.ReadFull(io.NewSectionReader(in, 0, in.Size), head); err != nil {
		return "", err
	}
	for _, f := range foreign {
		if bytes.HasPrefix(head, []byte(f.begin)) {
			return "", mistake("%s", f.say)
		}
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return sniffZip(in)
	}
	text := textOf(head)
	switch {
	case strings.HasPrefix(text, "<"):
		return sniffXML(text)
	case strings.HasPrefix(text, "{"), strings.HasPrefix(text, "["):
		return sniffJSON(text), nil
	case text == "":
		return "", mistake("there is nothing but blanks in this file")
	}
	return Delimited, prose(in.Name, text)
}

// prose refuses texts that are none of rows, by what most of their lines are.
func prose(name, text string) error {
	switch strings.ToLower(path.Ext(name)) {
	case ".cypher", ".cql":
		return mistake("this is a Cypher script")
	case ".yaml", ".yml":
		return mistake("this is YAML, which can't be read: write it as JSON")
	}
	lines, long, total := 0, 0, 0
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r", "\n"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines, total = lines+1, total+len(line)
			if len(line) > 80 {
				long++
			}
		}
	}
	if long*4 > lines && total/max(lines, 1) > 60 && evenness(text, detectDelimiter(text)) < 0.5 {
		return mistake("this is plain text, which holds no table: add it as a source")
	}
	return nil
}

// textOf is the head of a file as text, without a byte order mark and blanks
// before it; what matters of it is ASCII.
func textOf(head []byte) string {
	guess := guessEncoding(head)
	decoded, err := io.ReadAll(decoderOf(guess, bytes.NewReader(head)))
	if err != nil {
		decoded = head
	}
	return strings.TrimLeft(strings.TrimPrefix(string(decoded), "\uFEFF"), " \t\r\n\v\f")
}

func sniffZip(in Input) (string, error) {
	archive, err := zip.NewReader(in, in.Size)
	if err != nil {
		return "", mistake("this zip file is damaged or not complete")
	}
	for _, member := range archive.File {
		switch name := strings.ToLower(member.Name); {
		case strings.HasPrefix(name, "xl/"):
			return Workbook, nil
		case name == "content.xml":
			return "", mistake("this is an OpenDocument file: save it as .xlsx or .csv")
		case strings.HasPrefix(name, "word/"), strings.HasPrefix(name, "ppt/"):
			return "", mistake("this document holds no table: save its text, and add it as a source")
		}
	}
	return Archive, nil
}

// htmlElements are those that web pages, and pieces of such, begin with.
var htmlElements = map[string]bool{"html": true, "head": true, "body": true, "div": true, "span": true, "p": true, "a": true, "h1": true, "h2": true,
	"table": true, "article": true, "section": true, "ul": true, "pre": true, "meta": true, "script": true}

func sniffXML(text string) (string, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is decoded already
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", mistake("this begins like XML, but is neither GraphML nor GEXF")
		}
		start, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "graphml":
			return GraphML, nil
		case start.Name.Local == "gexf":
			return GEXF, nil
		case htmlElements[strings.ToLower(start.Name.Local)]:
			return "", mistake("this is a web page, which holds no table: add it as a source")
		default:
			return "", mistake("this is XML whose outermost element is “%s”: only GraphML and GEXF can be read", start.Name.Local)
		}
	}
}

// sniffJSON tells whether each line is an object of its own.
func sniffJSON(text string) string {
	if strings.HasPrefix(text, "[") {
		return JSON
	}
	line, rest, more := strings.Cut(text, "\n")
	if more && json.Valid([]byte(line)) && strings.HasPrefix(strings.TrimSpace(rest), "{") {
		return Lines
	}
	return JSON
}
