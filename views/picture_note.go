package views

import (
	"fmt"
	"image/color"
	"strings"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"

	"clew/graph"
)

// drawnNote is what the author wrote on a picture: words on a slip of paper,
// with an arrow that leads away from it or a frame that hangs from it.
type drawnNote struct {
	kind     graph.AnnotationKind
	from, to point
	lines    []string
	slip     rect // empty without words
}

// Measures of notes, in pixels.
const (
	noteSize    = 12.5
	noteLine    = 16
	notePadding = 6
	noteColumns = 30
	noteLines   = 12
	noteHead    = 9 // of an arrow
)

// Colours of notes on paper.
const (
	slipColour = "#fdf0d5"
	noteColour = "#8a5700"
)

// annotate puts what the author wrote over the picture.
func (p *Picture) annotate(annotations []graph.Annotation, f frame) {
	for _, a := range annotations {
		note := drawnNote{kind: a.Kind, from: f.at(a.X, a.Y), to: f.at(a.ToX, a.ToY)}
		if a.Kind == graph.BoxAnnotation {
			note.from, note.to = point{min(note.from.x, note.to.x), min(note.from.y, note.to.y)}, point{max(note.from.x, note.to.x), max(note.from.y, note.to.y)}
		}
		if a.Text != "" {
			note.write(a.Text, p.Width, p.Height)
		}
		p.notes = append(p.notes, note)
	}
}

// write sets the words on a slip that begins where the note stands, and stays
// in the picture.
func (n *drawnNote) write(text string, width, height float64) {
	n.lines = noteWords(text)
	wide := 0.0
	for _, line := range n.lines {
		wide = max(wide, textWidth(line, noteSize))
	}
	w, h := wide+2*notePadding, float64(len(n.lines))*noteLine+2*notePadding
	left, top := max(min(n.from.x, width-w-2), 2), max(min(n.from.y, height-h-2), 2)
	n.slip = rect{left, top, left + w, top + h}
}

// noteWords breaks a text into lines that fit a slip.
func noteWords(text string) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		rest := strings.Join(strings.Fields(paragraph), " ")
		for columns(rest) > noteColumns {
			var line string
			line, rest = cutLine(rest, noteColumns)
			lines = append(lines, line)
		}
		lines = append(lines, rest)
	}
	if len(lines) > noteLines {
		lines = append(lines[:noteLines-1], "…")
	}
	return lines
}

// tip is the head of an arrow: its point and the two ends behind.
func (n drawnNote) tip() [3]point {
	length := max(distance(n.from, n.to), 1)
	back := point{(n.from.x - n.to.x) / length * noteHead, (n.from.y - n.to.y) / length * noteHead}
	return [3]point{n.to, {n.to.x + back.x - back.y/2, n.to.y + back.y + back.x/2}, {n.to.x + back.x + back.y/2, n.to.y + back.y - back.x/2}}
}

// cornersOf are the points of the canvas that an annotation takes.
func cornersOf(a graph.Annotation) [][2]float64 {
	if a.Kind == graph.TextAnnotation {
		return [][2]float64{{a.X, a.Y}}
	}
	return [][2]float64{{a.X, a.Y}, {a.ToX, a.ToY}}
}

// markup writes the note as SVG.
func (n drawnNote) markup(b *strings.Builder) {
	b.WriteString(`<g class="pic-note">`)
	switch n.kind {
	case graph.ArrowAnnotation:
		tip := n.tip()
		fmt.Fprintf(b, `<path class="pic-note-line" d="M%sL%s" fill="none" stroke="%s" stroke-width="2"/><path class="pic-note-head" d="M%sL%sL%sZ" fill="%s"/>`,
			n.from, n.to, noteColour, tip[0], tip[1], tip[2], noteColour)
	case graph.BoxAnnotation:
		fmt.Fprintf(b, `<rect class="pic-note-line" x="%s" y="%s" width="%s" height="%s" rx="6" fill="none" stroke="%s" stroke-width="2" stroke-dasharray="7 5"/>`,
			decimal(n.from.x), decimal(n.from.y), decimal(n.to.x-n.from.x), decimal(n.to.y-n.from.y), noteColour)
	}
	if len(n.lines) > 0 {
		fmt.Fprintf(b, `<rect class="pic-slip" x="%s" y="%s" width="%s" height="%s" rx="4" fill="%s" stroke="%s"/>`,
			decimal(n.slip.left), decimal(n.slip.top), decimal(n.slip.right-n.slip.left), decimal(n.slip.bottom-n.slip.top), slipColour, noteColour)
		fmt.Fprintf(b, `<text class="pic-note-text" font-size="%v" fill="%s">`, noteSize, inkColour)
		for i, line := range n.lines {
			fmt.Fprintf(b, `<tspan x="%s" y="%s">%s</tspan>`, decimal(n.slip.left+notePadding), decimal(n.baseline(i)), escape(line))
		}
		b.WriteString(`</text>`)
	}
	b.WriteString(`</g>`)
}

func (n drawnNote) baseline(line int) float64 {
	return n.slip.top + notePadding + noteLine*(float64(line)+0.5) + noteSize*0.35
}

// note paints a note.
func (b brush) note(n drawnNote) error {
	switch n.kind {
	case graph.ArrowAnnotation:
		tip := n.tip()
		b.polygon(hex(noteColour), 2, nil, false, n.from, n.to)
		b.fill(hex(noteColour), func(path rasterx.Adder) {
			path.Start(tip[0].fixed())
			path.Line(tip[1].fixed())
			path.Line(tip[2].fixed())
			path.Stop(true)
		})
	case graph.BoxAnnotation:
		b.polygon(hex(noteColour), 2, []float64{7, 5}, true, n.from, point{n.to.x, n.from.y}, n.to, point{n.from.x, n.to.y})
	}
	if len(n.lines) == 0 {
		return nil
	}
	b.fill(hex(slipColour), func(path rasterx.Adder) {
		rasterx.AddRect(n.slip.left, n.slip.top, n.slip.right, n.slip.bottom, 0, path)
	})
	b.polygon(hex(noteColour), 1, nil, true, point{n.slip.left, n.slip.top}, point{n.slip.right, n.slip.top}, point{n.slip.right, n.slip.bottom}, point{n.slip.left, n.slip.bottom})
	face, err := opentype.NewFace(goBold(), &opentype.FaceOptions{Size: noteSize, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return fmt.Errorf("writing notes: %w", err)
	}
	defer face.Close()
	for i, line := range n.lines {
		if writable(goBold(), line) {
			b.write(face, line, point{n.slip.left + notePadding, n.baseline(i)}, hex(inkColour))
		}
	}
	return nil
}

// polygon strokes a line from point to point.
func (b brush) polygon(colour color.Color, width float64, dashes []float64, closed bool, points ...point) {
	b.stroke(colour, width, dashes, func(path rasterx.Adder) {
		path.Start(points[0].fixed())
		for _, p := range points[1:] {
			path.Line(p.fixed())
		}
		path.Stop(closed)
	})
}
