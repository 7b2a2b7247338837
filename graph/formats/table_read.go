package formats

import (
	"bytes"
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"clew/graph"
)

// A row is an entity or a link as a table has it.
type row struct {
	id, source, target string
	cells              map[column]string
}

// rows are the two tables of a file, which can be read as often as needed.
type rows interface {
	eachNode(see func(row) error) error
	eachEdge(see func(row) error) error
}

// tableFile are the records of a file of two tables.
type tableFile struct{ rows }

// maxPlaced bounds the picture that a file can bring.
const maxPlaced = 5000

// checkTable reads a whole file of tables. Things without an id of Clew's get
// lasting ones that are derived from the dataset's name.
func checkTable(file rows, dataset, title, text string) (*Clew, error) {
	opening := &clewOpening{Title: title, Text: text}
	err := file.eachNode(func(r row) error {
		x, hasX, errX := r.position("x")
		y, hasY, errY := r.position("y")
		if hasX && hasY {
			opening.Entities = append(opening.Entities, clewPosition{r.id, x, y})
		}
		return firstError(errX, errY)
	})
	if err != nil {
		return nil, err
	}
	if n := len(opening.Entities); n == 0 || n > maxPlaced {
		opening = nil
	}
	return check(tableFile{file}, clewHead{Clew: clewVersion, IDs: lasting, Dataset: dataset}, opening)
}

// labelColumn is what other tools call a node or an edge by.
var labelColumn = column{name: "label", kind: textKind}

// columnOf tells which column of ours a column of a file is: one that Clew
// wrote by its id, another by its title and its type.
func columnOf(id, title, kindWord string, ours []column) column {
	named := func(name string) (column, bool) {
		at := slices.IndexFunc(ours, func(c column) bool { return c.name == name })
		return ours[max(at, 0)], at >= 0
	}
	if c, known := named(id); known {
		return c
	}
	if rest, ours := strings.CutPrefix(id, "facts."); ours {
		if colon := strings.LastIndexByte(rest, ':'); colon > 0 {
			return column{rest[:colon], kind(rest[colon+1:]), true}
		}
	}
	title = cmp.Or(strings.TrimSpace(title), id)
	name := strings.ToLower(title)
	if name == labelColumn.name {
		return labelColumn
	}
	if c, known := named(name); known && name != "claims" && name != "also" && name != "aliases" {
		return c
	}
	if slices.Contains(entityFields, name) || slices.Contains(linkFields, name) {
		title += " in the file"
	}
	return column{title, kindOfWord(kindWord), true}
}

func kindOfWord(word string) kind {
	switch strings.ToLower(word) {
	case "int", "integer", "long", "short", "byte":
		return wholeKind
	case "float", "double":
		return numberKind
	case "boolean", "bool":
		return boolKind
	}
	return textKind
}

func (r row) text(name string) string { return r.cells[column{name: name, kind: textKind}] }

// position reads where an entity stands, to the nearest whole number.
func (r row) position(name string) (at int, given bool, err error) {
	text := r.cells[column{name: name, kind: wholeKind}]
	if text == "" {
		return 0, false, nil
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || !(math.Abs(f) <= 1e6) {
		return 0, false, mistake("%q is no place for %q: “%s” is a number up to a million", text, r.id, name)
	}
	return int(math.Round(f)), true, nil
}

func (r row) entity() (*clewEntity, []citedClaim, error) {
	e := &clewEntity{ID: r.id, Name: cmp.Or(r.text("name"), r.text("label"), r.id), Type: cmp.Or(r.text("type"), "Thing"), About: r.text("about")}
	cited, err := r.claims()
	if err == nil {
		e.Facts, err = r.facts()
	}
	e.Claims = plainClaims(cited)
	return e, cited, firstError(err, r.list("also", &e.Also), r.list("aliases", &e.Aliases))
}

func (r row) link() (*clewLink, []citedClaim, error) {
	l := &clewLink{ID: r.id, Source: r.source, Target: r.target, Type: r.linkType(),
		From: r.text("from"), Until: r.text("until"), Status: graph.Status(r.text("status")), Note: r.text("note")}
	cited, err := r.claims()
	if err == nil {
		l.Facts, err = r.facts()
	}
	l.Claims = plainClaims(cited)
	return l, cited, err
}

// linkType is what a link says, or what another tool calls it if that can be a
// type.
func (r row) linkType() string {
	if label := r.text("label"); r.text("type") == "" && graph.CheckLinkType(label) == nil {
		return label
	}
	return cmp.Or(r.text("type"), "LINKED_TO")
}

func (r row) list(name string, into any) error {
	text := r.cells[column{name: name, kind: listKind}]
	if text == "" {
		return nil
	}
	if err := strict([]byte(text), into); err != nil {
		return mistake("“%s”: %s", name, graph.MessageOf(err))
	}
	return nil
}

func (r row) claims() ([]citedClaim, error) {
	var cited []citedClaim
	err := r.list("claims", &cited)
	return cited, err
}

func plainClaims(cited []citedClaim) []clewClaim {
	var claims []clewClaim
	for _, c := range cited {
		c.clewClaim.Source = c.Source.ID
		claims = append(claims, c.clewClaim)
	}
	return claims
}

// facts reads the cells that are facts.
func (r row) facts() (map[string]any, error) {
	facts := map[string]any{}
	for c, text := range r.cells {
		if !c.fact || text == "" {
			continue
		}
		value, err := c.value(text)
		if err != nil {
			return nil, mistake("the fact “%s”: %q is not a %s", c.name, text, kindWords[c.kind])
		}
		facts[c.name] = value
	}
	return facts, nil
}

// kindWords name the kinds for readers.
var kindWords = map[kind]string{wholeKind: "whole number", numberKind: "number", boolKind: "true or false", listKind: "list"}

// value reads a fact as JSON would have it.
func (c column) value(text string) (any, error) {
	switch c.kind {
	case wholeKind:
		_, err := strconv.ParseInt(text, 10, 64)
		return json.Number(text), err
	case numberKind:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
			return text, err // no number for JSON
		}
		return json.Number(floatText(f)), nil
	case boolKind:
		return strconv.ParseBool(text)
	case listKind:
		var list []any
		decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
		decoder.UseNumber()
		return list, decoder.Decode(&list)
	}
	return text, nil
}

func (t tableFile) eachEntity(see func(int, *clewEntity) error) error {
	i := -1
	return t.eachNode(func(r row) error {
		i++
		e, _, err := r.entity()
		if err != nil {
			return at("entities", i, r.id, err)
		}
		return see(i, e)
	})
}

func (t tableFile) eachLink(see func(int, *clewLink) error) error {
	i := -1
	return t.eachEdge(func(r row) error {
		i++
		l, _, err := r.link()
		if err != nil {
			return at("links", i, r.id, err)
		}
		return see(i, l)
	})
}

// eachSource shows the sources that claims cite, each once.
func (t tableFile) eachSource(see func(int, *clewSource) error) error {
	seen := map[string]bool{}
	cite := func(r row) error {
		cited, err := r.claims()
		for _, c := range cited {
			if !seen[c.Source.ID] && err == nil {
				seen[c.Source.ID] = true
				err = see(len(seen)-1, &c.Source)
			}
		}
		return err
	}
	if err := t.eachNode(cite); err != nil {
		return err
	}
	return t.eachEdge(cite)
}
