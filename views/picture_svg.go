package views

import (
	"cmp"
	"context"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"

	"clew/assets/words"
)

// Colours of a picture on paper; view.css has those of the screen, which
// follow the reader's light or dark.
const (
	paperColour  = "#ffffff"
	inkColour    = "#1d2126"
	mutedColour  = "#5b636b"
	lineColour   = "#979184"
	threadColour = "#c2352b"
)

// markColours are those of a comparison.
var markColours = map[string]string{MarkNew: "#22693f", MarkGone: "#a3261c", MarkChanged: "#8a5700"}

// SVG is the picture as part of a page, which styles it.
func (p *Picture) SVG() templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, p.markup(`role="img" aria-label="`+html.EscapeString(p.Title)+`" class="picture"`, ""))
		return err
	})
}

// File is the picture as a file of its own, light.
func (p *Picture) File() []byte {
	size := fmt.Sprintf(`width="%s" height="%s" font-family="system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"`, decimal(p.Width), decimal(p.Height))
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + p.markup(size, "<title>"+escape(p.Title)+"</title>") + "\n")
}

func (p *Picture) markup(attributes, title string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" %s>`, decimal(p.Width), decimal(p.Height), attributes)
	b.WriteString(title)
	fmt.Fprintf(&b, `<rect class="pic-paper" width="%s" height="%s" fill="%s"/>`, decimal(p.Width), decimal(p.Height), paperColour)
	p.writeIcons(&b)
	for _, l := range p.links {
		l.write(&b)
	}
	for _, n := range p.nodes {
		n.write(&b, p.prefix)
	}
	b.WriteString(`<g text-anchor="middle" stroke-linejoin="round" paint-order="stroke">`)
	for _, t := range p.words {
		t.write(&b, "pic-word", mutedColour)
	}
	for _, t := range p.names {
		t.write(&b, "pic-name", inkColour)
	}
	b.WriteString(`</g>`)
	for _, n := range p.notes {
		n.markup(&b)
	}
	b.WriteString(`</svg>`)
	return b.String()
}

func (p *Picture) writeIcons(b *strings.Builder) {
	b.WriteString(`<defs>`)
	for _, name := range slices.Sorted(maps.Keys(p.icons)) {
		fmt.Fprintf(b, `<symbol id="%spic-%s" viewBox="0 0 24 24"><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">%s</g></symbol>`,
			p.prefix, name, p.icons[name])
	}
	b.WriteString(`</defs>`)
}

func (l drawnLink) write(b *strings.Builder) {
	colour, faint := l.ink(), l.opacity()
	l.writeBody(b, colour, faint)
	if l.loop == 0 {
		fmt.Fprintf(b, `<path class="%s" d="M%sL%sL%sZ" fill="%s"%s/>`, l.class("pic-head"), l.head[0], l.head[1], l.head[2], colour, faint)
	}
}

// ink is the colour of the line on paper.
func (l drawnLink) ink() string {
	return colourOf(l.mark, l.selected, cmp.Or(l.colour, lineColour))
}

// class lets view.css colour the line, unless a rule of style does.
func (l drawnLink) class(base string) string {
	if l.colour != "" && l.mark == "" && !l.selected {
		return "pic-inked"
	}
	return classOf(base, l.mark, l.selected)
}

func (l drawnLink) opacity() string {
	if l.faint < 1 && l.mark == "" && !l.selected {
		return fmt.Sprintf(` opacity="%.2f"`, l.faint)
	}
	return ""
}

// writeBody writes the line without its arrowhead.
func (l drawnLink) writeBody(b *strings.Builder, colour, faint string) {
	class := l.class("pic-link")
	dash := ""
	if d := dashesOf(l.look); d != nil {
		dash = fmt.Sprintf(` stroke-dasharray="%s %s"`, decimal(d[0]), decimal(d[1]))
	}
	l.writeLine(b, class, colour, l.strokeWidth(), dash+faint)
	if gap := l.gapWidth(); gap > 0 {
		l.writeLine(b, "pic-gap", paperColour, gap, "")
	}
	if ticks := l.ticks(); ticks != nil {
		fmt.Fprintf(b, `<path class="%s" d="%s" fill="none" stroke="%s" stroke-width="%s"%s/>`, class, pathOf(ticks), colour, decimal(tickWidth), faint)
	}
}

func (l drawnLink) writeLine(b *strings.Builder, class, colour string, width float64, more string) {
	if l.loop > 0 {
		fmt.Fprintf(b, `<circle class="%s" cx="%s" cy="%s" r="%s" fill="none" stroke="%s" stroke-width="%s"%s/>`,
			class, decimal(l.from.x), decimal(l.from.y), decimal(l.loop), colour, decimal(width), more)
		return
	}
	fmt.Fprintf(b, `<path class="%s" d="M%sQ%s %s" fill="none" stroke="%s" stroke-width="%s"%s/>`,
		class, l.from, l.by, l.to, colour, decimal(width), more)
}

func (n drawnNode) write(b *strings.Builder, prefix string) {
	if n.dimmed {
		fmt.Fprintf(b, `<g opacity="%v">`, dimLine)
		defer b.WriteString(`</g>`)
	}
	if n.selected || n.mark != "" {
		n.writeShape(b, classOf("pic-ring", n.mark, n.selected), n.radius+4.2, `fill="none" stroke-width="2.6" stroke="`+colourOf(n.mark, n.selected, threadColour)+`"`)
	}
	edge := min(1.75, n.radius*0.25)
	n.writeShape(b, "pic-node", n.radius, fmt.Sprintf(`fill="%s" stroke="%s" stroke-width="%s" paint-order="stroke"`, n.look.Colour, paperColour, decimal(2*edge)))
	if n.radius >= iconsFrom {
		half := iconHalf(n.look.Shape) * n.radius
		fmt.Fprintf(b, `<use href="#%spic-%s" x="%s" y="%s" width="%s" height="%s"/>`,
			prefix, n.look.Icon, decimal(n.at.x-half), decimal(n.at.y-half), decimal(2*half), decimal(2*half))
	}
	if n.pinned && n.radius > 5 {
		fmt.Fprintf(b, `<circle class="pic-pin" cx="%s" cy="%s" r="3.4" fill="%s" stroke="%s" stroke-width="1.5"/>`,
			decimal(n.at.x+n.radius*0.76), decimal(n.at.y-n.radius*0.76), inkColour, paperColour)
	}
}

func (n drawnNode) writeShape(b *strings.Builder, class string, radius float64, attributes string) {
	steps := outline(n.look.Shape, n.at, radius)
	if steps == nil {
		fmt.Fprintf(b, `<circle class="%s" cx="%s" cy="%s" r="%s" %s/>`, class, decimal(n.at.x), decimal(n.at.y), decimal(radius), attributes)
		return
	}
	fmt.Fprintf(b, `<path class="%s" d="`, class)
	for i, s := range steps {
		switch {
		case i == 0:
			fmt.Fprintf(b, "M%s", s.to)
		case s.curve:
			fmt.Fprintf(b, "Q%s %s", s.by, s.to)
		default:
			fmt.Fprintf(b, "L%s", s.to)
		}
	}
	fmt.Fprintf(b, `Z" %s/>`, attributes)
}

func (t drawnText) write(b *strings.Builder, class, colour string) {
	weight := ""
	if class == "pic-name" {
		weight = ` font-weight="600"`
	}
	if t.dimmed {
		weight += fmt.Sprintf(` opacity="%v"`, dimName)
	}
	for i, text := range t.lines {
		way := ""
		if runsRight(text) {
			way = ` direction="rtl"`
		}
		baseline := t.top + t.line*(float64(i)+0.5) + t.size*0.35
		fmt.Fprintf(b, `<text class="%s" x="%s" y="%s" font-size="%s"%s%s fill="%s" stroke="%s" stroke-width="3.5">%s</text>`,
			classOf(class, t.mark, false), decimal(t.x), decimal(baseline), decimal(t.size), weight, way, colourOf(t.mark, false, colour), paperColour, escape(text))
	}
}

// runsRight tells whether a text runs from right to left, by its first letter.
func runsRight(text string) bool {
	first := strings.IndexFunc(text, unicode.IsLetter)
	if first < 0 {
		return false
	}
	letter, _ := utf8.DecodeRuneInString(text[first:])
	return words.IsRightToLeft(string(letter))
}

func classOf(base, mark string, selected bool) string {
	if mark != "" {
		return base + " pic-" + mark
	}
	if selected {
		return base + " pic-selected"
	}
	return base
}

func colourOf(mark string, selected bool, otherwise string) string {
	if mark != "" {
		return markColours[mark]
	}
	if selected {
		return threadColour
	}
	return otherwise
}

// String writes a point as paths do.
func (p point) String() string { return decimal(p.x) + " " + decimal(p.y) }

// decimal writes a number to a tenth.
func decimal(x float64) string {
	text := strconv.FormatFloat(x, 'f', 1, 64)
	text = strings.TrimSuffix(text, ".0")
	if text == "-0" {
		return "0"
	}
	return text
}

// escape makes a text fit for XML, which has no control characters at all.
func escape(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0xFFFE || r == 0xFFFF {
			return ' '
		}
		return r
	}, text))
}
