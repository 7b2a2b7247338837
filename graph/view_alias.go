package graph

import (
	"context"
	"unicode"
)

// familiar are the scripts that fonts of pictures have.
var familiar = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common, unicode.Inherited}

// familiarText tells whether a text is written in Latin, Greek or Cyrillic letters.
func familiarText(text string) bool {
	for _, r := range text {
		if !unicode.In(r, familiar...) {
			return false
		}
	}
	return true
}

// snapAliases notes how entities are called in letters that every font has,
// where their names are in others: a picture may have nothing else to write.
func (s *Store) snapAliases(ctx context.Context, v *View) error {
	if s.dialect().Foreign {
		return nil
	}
	places := map[string]int{}
	var ids []string
	for i, e := range v.Entities {
		if !familiarText(e.Name) {
			places[e.ID] = i
			ids = append(ids, e.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	d := s.dialect()
	set := d.set("ids", ids)
	records, err := s.read(ctx, fill("view_aliases", matched{d, set.Match("n")}), set.Params)
	if err != nil {
		return err
	}
	for _, record := range records {
		entity := d.entity(record.Values[1:])
		for _, alias := range texts(record.Values[0]) {
			if i, known := places[entity.ID]; known && v.Entities[i].Alias == "" && familiarText(alias) {
				v.Entities[i].Alias = alias
			}
		}
	}
	return nil
}
