package views

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"clew/graph"
)

// drawnText is a name or a link's words: lines around a middle.
type drawnText struct {
	lines  []string
	x, top float64
	line   float64 // the height of one
	size   float64
	mark   string
	dimmed bool
}

type rect struct{ left, top, right, bottom float64 }

func (r rect) meets(o rect) bool {
	return r.left < o.right && o.left < r.right && r.top < o.bottom && o.top < r.bottom
}

func (r rect) within(o rect) bool {
	return r.left >= o.left && r.right <= o.right && r.top >= o.top && r.bottom <= o.bottom
}

const (
	wordSize  = 11  // of a link's words, in pixels
	mostNames = 220 // in one picture
	foremost  = 40  // names rather over another entity than not at all
	fewLinks  = 60  // so many get their words
	nameWidth = 24  // characters in a line
	labelGap  = 4
)

// label writes names where they cover nothing, the most connected first, and
// then the words of links where there are few.
func (p *Picture) label(ctx context.Context, view graph.View, places map[string]*drawnNode, options PictureOptions) {
	screen := rect{2, 2, p.Width - 2, p.Height - 2}
	entities := slices.Clone(view.Entities)
	slices.SortStableFunc(entities, func(a, b graph.ViewEntity) int {
		return cmp.Or(cmp.Compare(rankOf(*places[a.ID]), rankOf(*places[b.ID])), cmp.Compare(b.Degree, a.Degree))
	})
	var nodes, taken []rect
	for _, e := range entities {
		n := places[e.ID]
		half := n.radius * 0.72
		nodes = append(nodes, rect{n.at.x - half, n.at.y - half, n.at.x + half, n.at.y + half})
	}
	plain := map[string]string{}
	if options.Plain {
		plain = plainNames(ctx, view.Entities)
	}
	for i, e := range entities[:min(len(entities), mostNames)] {
		n := places[e.ID]
		dress := p.dresses[e.ID]
		if dress.Bare && !n.selected {
			continue
		}
		text, width := setName(labelled(ctx, cmp.Or(plain[e.ID], e.Name), graph.OfEntities, dress), n.radius)
		at, ok := placeName(n, width, text.line*float64(len(text.lines)), nodes, taken, screen, i < foremost || n.selected)
		if !ok {
			continue
		}
		taken = append(taken, at)
		if options.Absent[e.ID] {
			continue
		}
		text.x, text.top, text.mark, text.dimmed = (at.left+at.right)/2, at.top, n.mark, n.dimmed
		p.names = append(p.names, text)
	}
	if len(view.Links) <= fewLinks {
		p.labelLinks(ctx, view, nodes, taken)
	}
}

// plainNames are what a PNG writes in place of names that its font can't: the
// other name that the view holds, else the type and a number.
func plainNames(ctx context.Context, entities []graph.ViewEntity) map[string]string {
	names, numbers := map[string]string{}, map[string]int{}
	for _, e := range entities {
		switch {
		case writable(goBold(), e.Name):
		case e.Alias != "" && writable(goBold(), e.Alias):
			names[e.ID] = e.Alias
		default:
			typ := typeName(ctx, e.Type) + " "
			if !writable(goBold(), typ) {
				typ = "#"
			}
			numbers[typ]++
			names[e.ID] = typ + strconv.Itoa(numbers[typ])
		}
	}
	return names
}

// labelled is a name with what rules of style ask to be written with it.
func labelled(ctx context.Context, name, kind string, dress graph.Dress) string {
	if len(dress.Label) == 0 {
		return name
	}
	values := make([]string, len(dress.Label))
	for i, value := range dress.Label {
		values[i] = valueWords(ctx, kind, dress.By.On, dress.By.Name, value)
	}
	return name + " (" + strings.Join(values, ", ") + ")"
}

// rankOf puts names that matter most first.
func rankOf(n drawnNode) int {
	if n.selected || n.mark != "" {
		return 0
	}
	if n.dimmed {
		return 2
	}
	return 1
}

func setName(name string, radius float64) (drawnText, float64) {
	size := 12.5
	if radius >= 26 {
		size = 14.5
	} else if radius >= 18 {
		size = 13.5
	}
	lines := linesOf(name, nameWidth)
	width := 0.0
	for _, text := range lines {
		width = max(width, textWidth(text, size))
	}
	return drawnText{lines: lines, size: size, line: size * 1.24}, width + 4
}

// placeName returns the first place beside a node that is free: below, right,
// left, above, then below and above but shifted, then the corners.
func placeName(n *drawnNode, width, height float64, nodes, taken []rect, screen rect, must bool) (rect, bool) {
	x, y, side := n.at.x, n.at.y, n.radius+labelGap
	if n.selected {
		side += 4
	}
	corner, shift := n.radius*0.7+2, max(width-2*n.radius, 0)*0.3
	corners := [][2]float64{
		{x - width/2, y + side}, {x + side, y - height/2}, {x - side - width, y - height/2}, {x - width/2, y - side - height},
		{x - width/2 + shift, y + side}, {x - width/2 - shift, y + side},
		{x - width/2 + shift, y - side - height}, {x - width/2 - shift, y - side - height},
		{x + corner, y + corner}, {x - corner - width, y + corner}, {x + corner, y - corner - height}, {x - corner - width, y - corner - height},
	}
	var fallback *rect
	for _, c := range corners {
		at := rect{c[0], c[1], c[0] + width, c[1] + height}
		if !at.within(screen) || slices.ContainsFunc(taken, at.meets) {
			continue
		}
		if !slices.ContainsFunc(nodes, at.meets) {
			return at, true
		}
		if must && fallback == nil {
			fallback = &at
		}
	}
	if fallback != nil {
		return *fallback, true
	}
	return rect{}, false
}

func (p *Picture) labelLinks(ctx context.Context, view graph.View, nodes, taken []rect) {
	types := make(map[string]string, len(view.Links))
	for _, l := range view.Links {
		types[l.ID] = l.Type
	}
	for _, l := range p.links {
		if l.dimmed {
			continue
		}
		dress := p.dresses[l.id]
		if dress.Bare && !l.selected {
			continue
		}
		words := labelled(ctx, relationWords(ctx, types[l.id]), graph.OfLinks, dress)
		width, height := textWidth(words, wordSize)+6, wordSize+5.0
		if l.loop == 0 && distance(l.from, l.to) < 0.9*width {
			continue
		}
		for _, t := range []float64{0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73} {
			middle := l.whole.at(t)
			if l.loop > 0 {
				middle = point{l.from.x, l.from.y - l.loop - height/2}
			}
			at := rect{middle.x - width/2, middle.y - height/2, middle.x + width/2, middle.y + height/2}
			if slices.ContainsFunc(taken, at.meets) || slices.ContainsFunc(nodes, at.meets) {
				continue
			}
			taken = append(taken, at)
			p.words = append(p.words, drawnText{lines: []string{words}, x: middle.x, top: at.top + 2, line: wordSize + 2, size: wordSize, mark: l.mark})
			break
		}
	}
}

// linesOf breaks a name into two lines at most, and ends it where it is too
// long for them.
func linesOf(name string, most int) []string {
	name = strings.Join(strings.Fields(name), " ")
	if columns(name) <= most {
		return []string{name}
	}
	first, rest := cutLine(name, most)
	if columns(rest) > most {
		rest, _ = cutLine(rest, most-1)
		rest += "…"
	}
	return []string{first, rest}
}

// cutLine cuts what fits into a line, at a space where there is one.
func cutLine(text string, most int) (line, rest string) {
	width, space := 0, 0
	for at, r := range text {
		if r == ' ' {
			space = at
		}
		if width += columns(string(r)); width > most {
			if space > 0 {
				return text[:space], text[space+1:]
			}
			return text[:at], text[at:]
		}
	}
	return text, ""
}

// columns counts wide letters twice.
func columns(text string) int {
	n := 0
	for _, r := range text {
		n++
		if wide(r) {
			n++
		}
	}
	return n
}

func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0xFF00 && r <= 0xFF60
}

// goBold measures and, in a PNG, writes names. It knows Latin, Greek and
// Cyrillic letters.
var goBold = sync.OnceValue(func() *sfnt.Font {
	font, err := sfnt.Parse(gobold.TTF)
	if err != nil {
		panic(err) // the font is compiled in
	}
	return font
})

// textWidth is how wide a text comes out at most: readers' fonts differ, and
// some are a tenth wider than the one that is measured.
func textWidth(text string, size float64) float64 {
	var buffer sfnt.Buffer
	width := 0.0
	for _, r := range text {
		if wide(r) {
			width += size
			continue
		}
		glyph, err := goBold().GlyphIndex(&buffer, r)
		if err != nil {
			continue
		}
		advance, err := goBold().GlyphAdvance(&buffer, glyph, fixed.I(100), 0)
		if err == nil {
			width += float64(advance) / 64 / 100 * size * 1.1
		}
	}
	return width
}

// writable tells whether a font has all letters of a text.
func writable(font *sfnt.Font, text string) bool {
	var buffer sfnt.Buffer
	for _, r := range text {
		if glyph, err := font.GlyphIndex(&buffer, r); err != nil || glyph == 0 {
			return false
		}
	}
	return utf8.ValidString(text)
}
