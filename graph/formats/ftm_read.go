package formats

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"

	"clew/graph"
)

// CheckFtM reads a whole file of FollowTheMoney entities, one a line. Ids in
// it that are none of Clew's are local to the dataset.
func CheckFtM(from io.ReadSeeker, dataset string) (*Clew, error) {
	f := ftmFile{from}
	var opening *clewOpening
	err := f.each(func(t ftmThing) error {
		if t.Clew.Opening != nil {
			opening = t.Clew.Opening
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return check(f, clewHead{Clew: clewVersion, IDs: lasting, Dataset: dataset}, opening)
}

type ftmFile struct{ from io.ReadSeeker }

// each shows every line with what it says as a record.
func (f ftmFile) each(see func(t ftmThing) error) error {
	if _, err := f.from.Seek(0, io.SeekStart); err != nil {
		return err
	}
	lines := bufio.NewReaderSize(f.from, 64<<10)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return err
		}
		if text := bytes.TrimSpace(line); len(text) > 0 {
			thing, wrong := ftmOf(text)
			if wrong != nil {
				return mistake("line %d: %s", n, graph.MessageOf(wrong))
			}
			if err := see(thing); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

func ftmOf(line []byte) (ftmThing, error) {
	var thing ftmThing
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	if err := decoder.Decode(&thing); err != nil || thing.Schema == "" || thing.ID == "" {
		return thing, mistake("this is not an entity of FollowTheMoney: a line of JSON with “id”, “schema” and “properties”")
	}
	if thing.Clew == nil {
		thing.Clew = thing.foreign()
		return thing, nil
	}
	thing.record()
	return thing, nil
}

func (f ftmFile) eachSource(see func(int, *clewSource) error) error {
	return eachFtM(f, func(x *ftmExtra) *clewSource { return x.Source }, see)
}

func (f ftmFile) eachEntity(see func(int, *clewEntity) error) error {
	return eachFtM(f, func(x *ftmExtra) *clewEntity { return x.Entity }, see)
}

func (f ftmFile) eachLink(see func(int, *clewLink) error) error {
	return eachFtM(f, func(x *ftmExtra) *clewLink { return x.Link }, see)
}

func eachFtM[T any](f ftmFile, part func(*ftmExtra) *T, see func(int, *T) error) error {
	i := -1
	return f.each(func(t ftmThing) error {
		record := part(t.Clew)
		if record == nil {
			return nil
		}
		i++
		return see(i, record)
	})
}

// ftmEdges are the schemata that stand for links: where a link starts and ends.
var ftmEdges = map[string][2]string{
	"UnknownLink": {"subject", "object"}, "Ownership": {"owner", "asset"}, "Directorship": {"director", "organization"},
	"Employment": {"employee", "employer"}, "Membership": {"member", "organization"}, "Family": {"person", "relative"},
	"Associate": {"person", "associate"}, "Representation": {"agent", "client"}, "Succession": {"predecessor", "successor"},
	"Payment": {"payer", "beneficiary"}, "Debt": {"debtor", "creditor"}, "Occupancy": {"holder", "post"},
	"Documentation": {"document", "entity"},
}

// foreign makes a record of an entity that another tool wrote.
func (t ftmThing) foreign() *ftmExtra {
	rest := maps.Clone(t.Properties)
	take := func(name string) string {
		defer delete(rest, name)
		return firstOf(rest[name])
	}
	if ends, edge := ftmEdges[t.Schema]; edge {
		return &ftmExtra{Link: &clewLink{ID: t.ID, Type: upperWords(t.Schema), Source: take(ends[0]), Target: take(ends[1]),
			From: ftmDate(take, "startDate"), Until: ftmDate(take, "endDate"), Note: take("summary"), Facts: ftmFacts(rest, linkFields)}}
	}
	names := slices.Concat(rest["name"], rest["alias"])
	delete(rest, "alias")
	e := &clewEntity{ID: t.ID, Type: t.Schema, Name: cmp.Or(take("name"), firstOf(t.Properties["title"]), t.ID), About: take("summary"), Facts: ftmFacts(rest, entityFields)}
	for _, name := range names {
		if name != e.Name && strings.TrimSpace(name) != "" && !slices.Contains(e.Aliases, name) {
			e.Aliases = append(e.Aliases, name)
		}
	}
	return &ftmExtra{Entity: e}
}

// ftmDate takes a date, which may come with a time of day.
func ftmDate(take func(string) string, name string) string {
	text := take(name)
	if _, err := graph.ParseDate(text[:min(len(text), 10)]); err != nil {
		return ""
	}
	return text[:min(len(text), 10)]
}

func ftmFacts(properties map[string][]string, taken []string) map[string]any {
	facts := map[string]any{}
	for name, values := range properties {
		if slices.Contains(taken, name) {
			name += " in the file"
		}
		list := make([]any, len(values))
		for i, value := range values {
			list[i] = value
		}
		switch len(list) {
		case 0:
		case 1:
			facts[name] = list[0]
		default:
			facts[name] = list
		}
	}
	return facts
}

// upperWords writes UnknownLink as UNKNOWN_LINK.
func upperWords(name string) string {
	var words strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			words.WriteByte('_')
		}
		words.WriteRune(unicode.ToUpper(r))
	}
	return words.String()
}
