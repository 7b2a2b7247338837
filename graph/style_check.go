package graph

import (
	"slices"
	"unicode/utf8"
)

// maxColours is how many values of one rule can have a colour each.
const maxColours = 50

// checkStyles returns an [Error] of kind Invalid that says what is wrong with
// styles. What it lets through, the browser's style-reader.ts reads.
func checkStyles(styles []Style) error {
	if len(styles) > maxRules {
		return invalid("A view can have up to %d rules of style.", maxRules)
	}
	for i := range styles {
		s := &styles[i]
		if err := s.Criteria.check(); err != nil {
			return err
		}
		if err := s.check(); err != nil {
			return err
		}
	}
	return nil
}

func (s *Style) check() error {
	if s.Colour == nil && s.Size == nil && s.Icon == "" && s.Label == nil && s.Line == "" {
		return invalid("A rule of style changes nothing.")
	}
	hasLine := slices.ContainsFunc(styleTable.Lines, func(l LinePattern) bool { return l.Name == s.Line })
	if s.Icon != "" && (s.Of != OfEntities || !slices.Contains(styleTable.Icons, s.Icon)) || s.Line != "" && (s.Of != OfLinks || !hasLine) {
		return badStyle()
	}
	for _, by := range s.asks() {
		if !slices.Contains(fieldsOf[s.Of], by.On) || (by.On == "property") != (by.Name != "") || utf8.RuneCountInString(by.Name) > maxValue || !utf8.ValidString(by.Name) {
			return badStyle()
		}
	}
	if c := s.Colour; c != nil && !c.holds() {
		return badStyle()
	}
	if z := s.Size; z != nil {
		if _, known := styleTable.Radii[z.Step]; !known && z.By == nil || z.Step != "" && z.By != nil {
			return badStyle()
		}
	}
	if l := s.Label; l != nil && l.None == (l.By != nil) {
		return badStyle()
	}
	return nil
}

func badStyle() error { return invalid("A rule of style asks for something that Clew does not know.") }

// holds tells whether a colour is one of the three that there are.
func (c StyleColour) holds() bool {
	switch {
	case c.By == nil:
		return Swatch(c.Swatch) != "" && c.From == "" && c.To == "" && c.Values == nil
	case c.Values == nil:
		return Swatch(c.From) != "" && Swatch(c.To) != "" && c.Swatch == ""
	}
	for value, name := range c.Values {
		if Swatch(name) == "" || utf8.RuneCountInString(value) > maxValue || !utf8.ValidString(value) {
			return false
		}
	}
	return len(c.Values) > 0 && len(c.Values) <= maxColours && c.Swatch == "" && c.From == "" && c.To == ""
}

// asks are what a style reads off things.
func (s *Style) asks() []Ask {
	var asks []Ask
	if s.Colour != nil && s.Colour.By != nil {
		asks = append(asks, *s.Colour.By)
	}
	if s.Size != nil && s.Size.By != nil {
		asks = append(asks, *s.Size.By)
	}
	if s.Label != nil && s.Label.By != nil {
		asks = append(asks, *s.Label.By)
	}
	return asks
}

// rules are what a style asks of things: which it picks, and what it reads off
// these.
func (s *Style) rules() []Criteria {
	rules := []Criteria{s.Criteria}
	for _, by := range s.asks() {
		rules = append(rules, Criteria{Of: s.Of, Any: [][]Condition{{{On: by.On, Name: by.Name}}}})
	}
	return rules
}
