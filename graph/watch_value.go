package graph

import (
	"encoding/json"
	"strconv"
)

// stored is what AppendValue writes of a value that JSON has no word for.
type stored struct {
	Entity *storedEntity
	Link   *storedLink
	Path   *struct {
		Entities []storedEntity
		Links    []storedLink
	}
	Record *struct {
		Label, ID  string
		Properties map[string]json.RawMessage
	}
	Time  *Temporal
	Map   *map[string]json.RawMessage
	Int   *string
	Float *string
}

type storedEntity struct{ ID, Type, Name string }

func (e storedEntity) value() Entity { return Entity{ID: e.ID, Type: e.Type, Name: e.Name} }

type storedLink struct {
	ID, Type, Source, Target, From, Until string
	Status                                Status
	Evidence, Sources                     int
	Known                                 string
}

func (l storedLink) value() Link {
	return Link{ID: l.ID, Type: l.Type, Source: l.Source, Target: l.Target, From: l.From, Until: l.Until, Status: l.Status,
		Evidence: l.Evidence, Sources: l.Sources, Known: l.Known}
}

// readValue reads what [AppendValue] wrote.
func readValue(raw json.RawMessage) (Value, error) {
	switch raw[0] {
	case '[':
		var list []json.RawMessage
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, err
		}
		return readValues(list)
	case '{':
		var v stored
		if err := json.Unmarshal(raw, &v); err != nil {
			return nil, err
		}
		return v.value()
	}
	if whole, err := strconv.ParseInt(string(raw), 10, 64); err == nil {
		return whole, nil
	}
	var scalar any
	err := json.Unmarshal(raw, &scalar)
	return scalar, err
}

func (v stored) value() (Value, error) {
	switch {
	case v.Entity != nil:
		return v.Entity.value(), nil
	case v.Link != nil:
		return v.Link.value(), nil
	case v.Path != nil:
		var path Path
		for _, e := range v.Path.Entities {
			path.Entities = append(path.Entities, e.value())
		}
		for _, l := range v.Path.Links {
			path.Links = append(path.Links, l.value())
		}
		return path, nil
	case v.Record != nil:
		properties, err := readMap(v.Record.Properties)
		return Record{Label: v.Record.Label, ID: v.Record.ID, Properties: properties}, err
	case v.Time != nil:
		return *v.Time, nil
	case v.Map != nil:
		return readMap(*v.Map)
	case v.Int != nil:
		return strconv.ParseInt(*v.Int, 10, 64)
	case v.Float != nil:
		return strconv.ParseFloat(*v.Float, 64)
	}
	return nil, nil
}

func readMap(raw map[string]json.RawMessage) (map[string]Value, error) {
	values := make(map[string]Value, len(raw))
	for name, one := range raw {
		value, err := readValue(one)
		if err != nil {
			return nil, err
		}
		values[name] = value
	}
	return values, nil
}
