package graph

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
)

// Dress is how rules draw an entity or a link; what they don't say is zero.
type Dress struct {
	Colour string       // #rrggbb
	Size   float64      // an entity's radius in the canvas's units, or a line's width in pixels
	Icon   string       //
	Bare   bool         // nothing is written
	Label  []string     // what to write with the name
	By     Ask          // what the label says
	Line   *LinePattern //
}

// StyleEffect is what a rule of style does to what is in sight: how many things take
// something from it, and the ends of its scales, nil where it has none.
type StyleEffect struct {
	Style        Style
	Count        int
	Colour, Size *ScaleEnds
}

// ScaleEnds are the least and the most of a scale, as a legend writes them.
type ScaleEnds struct {
	Least, Most string
	least, most float64
}

// Drawn returns how the rules of style of a view draw what is in sight of it,
// clocks aside, by ID, and what each of them does.
func (v View) Drawn() (map[string]Dress, []StyleEffect) {
	if v.Lens == nil || len(v.Lens.Styles) == 0 {
		return nil, nil
	}
	d := dresser{styles: v.Lens.Styles, known: v.known(true)}
	left := v.sift(nil)
	for _, e := range v.Entities {
		if left[e.ID] != outOfSight {
			d.entities = append(d.entities, entityThing(e.Entity))
		}
	}
	for _, l := range v.Links {
		if left[l.ID] != outOfSight {
			d.links = append(d.links, linkThing(l))
		}
	}
	return d.dresses()
}

// dresser works out how things look.
type dresser struct {
	styles          []Style
	known           known
	entities, links []thing
}

func (d dresser) dresses() (map[string]Dress, []StyleEffect) {
	dressed := map[string]Dress{}
	var effects []StyleEffect
	for _, s := range d.styles {
		things := d.entities
		if s.Of == OfLinks {
			things = d.links
		}
		var fitting []thing
		for _, t := range things {
			if s.fits(t, d.known) == yes {
				fitting = append(fitting, t)
			}
		}
		effects = append(effects, d.put(dressed, s, fitting))
	}
	return dressed, effects
}

// put adds what a rule says of the things that fit it and no rule before it does.
func (d dresser) put(dressed map[string]Dress, s Style, things []thing) StyleEffect {
	effect := StyleEffect{Style: s}
	colour, size := d.colours(s, things, &effect), d.sizes(s, things, &effect)
	for _, t := range things {
		before := dressed[t.id]
		dress := before
		if dress.Colour == "" {
			dress.Colour = colour(t)
		}
		if dress.Size == 0 {
			dress.Size = size(t)
		}
		if dress.Icon == "" {
			dress.Icon = s.Icon
		}
		if s.Label != nil && !dress.Bare && dress.Label == nil {
			dress.Bare = s.Label.None
			if s.Label.By != nil {
				if dress.Label = d.words(*s.Label.By, t); dress.Label != nil {
					dress.By = *s.Label.By
				}
			}
		}
		if at := slices.IndexFunc(styleTable.Lines, func(l LinePattern) bool { return l.Name == s.Line }); at >= 0 && dress.Line == nil {
			dress.Line = &styleTable.Lines[at]
		}
		if !reflect.DeepEqual(dress, before) {
			effect.Count++
		}
		dressed[t.id] = dress
	}
	return effect
}

func (d dresser) colours(s Style, things []thing, effect *StyleEffect) func(thing) string {
	c := s.Colour
	switch {
	case c == nil:
		return func(thing) string { return "" }
	case c.By == nil:
		return func(thing) string { return Swatch(c.Swatch) }
	case c.Values != nil:
		return func(t thing) string {
			for _, text := range d.values(*c.By, t) {
				if name, found := c.Values[text]; found {
					return Swatch(name)
				}
			}
			return ""
		}
	}
	var share func(thing) (float64, bool)
	share, effect.Colour = d.scale(*c.By, things)
	return func(t thing) string {
		at, known := share(t)
		if !known {
			return ""
		}
		return mixed(Swatch(c.From), Swatch(c.To), at)
	}
}

func (d dresser) sizes(s Style, things []thing, effect *StyleEffect) func(thing) float64 {
	if s.Size == nil {
		return func(thing) float64 { return 0 }
	}
	table := styleTable.Radii
	if s.Of == OfLinks {
		table = styleTable.Widths
	}
	if s.Size.By == nil {
		return func(thing) float64 { return table[s.Size.Step] }
	}
	least, most := table["small"], table["largest"]
	var share func(thing) (float64, bool)
	share, effect.Size = d.scale(*s.Size.By, things)
	return func(t thing) float64 {
		at, known := share(t)
		switch {
		case !known:
			return 0
		case s.Of == OfLinks:
			return least + (most-least)*at
		}
		return math.Sqrt(least*least + (most*most-least*least)*at)
	}
}

// scale tells where between the least and the most of some things the number
// of one is, 0 to 1, and what these are; nil where none has a number.
func (d dresser) scale(by Ask, things []thing) (share func(thing) (share float64, known bool), ends *ScaleEnds) {
	for _, t := range things {
		number, text, known := d.number(by, t)
		switch {
		case !known:
			continue
		case ends == nil:
			ends = &ScaleEnds{text, text, number, number}
		}
		if number < ends.least {
			ends.least, ends.Least = number, text
		}
		if number > ends.most {
			ends.most, ends.Most = number, text
		}
	}
	return func(t thing) (float64, bool) {
		number, _, known := d.number(by, t)
		if !known || ends.most <= ends.least {
			return 1, known
		}
		return (number - ends.least) / (ends.most - ends.least), true
	}, ends
}

func (d dresser) answer(by Ask, t thing) (answer, bool) {
	return Condition{On: by.On, Name: by.Name}.answer(t, d.known)
}

// number is that of what is asked for, and how it is written; of a date it is
// its first day.
func (d dresser) number(by Ask, t thing) (number float64, text string, known bool) {
	a, known := d.answer(by, t)
	if !known {
		return 0, "", false
	}
	if a.number != nil {
		return *a.number, rounded(*a.number), true
	}
	for _, text := range []string{a.from, a.until} {
		if text == "" {
			continue
		}
		date, err := ParseDate(text)
		if err != nil {
			return 0, "", false
		}
		return float64(date.days().first), text, true
	}
	return 0, "", false
}

// values are the texts of what is asked for; "" is to have none.
func (d dresser) values(by Ask, t thing) []string {
	a, known := d.answer(by, t)
	switch {
	case !known:
		return nil
	case len(a.texts) > 0:
		return a.texts
	case a.number != nil:
		return []string{decimal(*a.number)}
	}
	return []string{""}
}

// rounded writes a number to three digits, and a whole one as it is.
func rounded(x float64) string {
	if x != math.Trunc(x) {
		x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 3, 64), 64)
	}
	return decimal(x)
}

// words are what a label says: numbers rounded, a period from its
// first date to its last.
func (d dresser) words(by Ask, t thing) []string {
	a, _ := d.answer(by, t)
	switch {
	case a.number != nil:
		return []string{rounded(*a.number)}
	case len(a.texts) > 0:
		return a.texts
	case a.from != "" && a.from == a.until:
		return []string{a.from}
	case a.from != "" || a.until != "":
		return []string{a.from + "–" + a.until}
	}
	return nil
}

// mixed is the colour at that share of the way between two, mixed as light is.
func mixed(from, to string, share float64) string {
	const gamma = 2.2
	channel := func(at int) int {
		var light [2]float64
		for i, colour := range []string{from, to} {
			value, _ := strconv.ParseUint(colour[at:at+2], 16, 8)
			light[i] = math.Pow(float64(value)/255, gamma)
		}
		return int(math.Round(math.Pow(light[0]+(light[1]-light[0])*share, 1/gamma) * 255))
	}
	return fmt.Sprintf("#%02x%02x%02x", channel(1), channel(3), channel(5))
}
