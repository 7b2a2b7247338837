package views

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The size that sites ask of a picture that stands for a page.
const (
	PreviewWidth  = 1200
	PreviewHeight = 630
)

// PNG is the picture as pixels, drawn with [PictureOptions].Plain. What a link
// is called in letters that its font lacks, such as Chinese ones, is left out:
// boxes in their place would say nothing.
func (p *Picture) PNG() ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, int(p.Width), int(p.Height)))
	draw.Draw(img, img.Bounds(), image.NewUniform(hex(paperColour)), image.Point{}, draw.Src)
	b := brush{img: img, pen: rasterx.NewDasher(int(p.Width), int(p.Height), &scanner{img: img})}
	for _, l := range p.links {
		b.link(l, len(p.links) > crowd)
	}
	for _, n := range p.nodes {
		if err := b.node(n, p.icons); err != nil {
			return nil, err
		}
	}
	for _, t := range p.words {
		if err := b.text(t, mutedColour); err != nil {
			return nil, err
		}
	}
	for _, t := range p.names {
		if err := b.text(t, inkColour); err != nil {
			return nil, err
		}
	}
	for _, n := range p.notes {
		if err := b.note(n); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, img)
	return out.Bytes(), err
}

// crowd is the number of links from which on a line is painted in pieces, each
// of which takes little of the image: filling a whole long line touches all
// pixels around it.
const crowd = 500

// pieceLength is that of such a piece, in pixels.
const pieceLength = 60

// brush paints on an image.
type brush struct {
	img *image.RGBA
	pen *rasterx.Dasher
}

func (b brush) link(l drawnLink, pieces bool) {
	colour := hex(l.ink())
	if l.mark == "" && !l.selected {
		colour.A = uint8(255 * l.faint)
	}
	b.line(l, pieces, colour, l.strokeWidth(), dashesOf(l.look))
	if gap := l.gapWidth(); gap > 0 {
		b.line(l, pieces, hex(paperColour), gap, nil)
	}
	for _, tick := range l.ticks() {
		b.stroke(colour, tickWidth, nil, func(path rasterx.Adder) {
			path.Start(tick.from.fixed())
			path.Line(tick.to.fixed())
			path.Stop(false)
		})
	}
	if l.loop == 0 {
		b.fill(colour, func(path rasterx.Adder) {
			path.Start(l.head[0].fixed())
			path.Line(l.head[1].fixed())
			path.Line(l.head[2].fixed())
			path.Stop(true)
		})
	}
}

func (b brush) line(l drawnLink, pieces bool, colour color.Color, width float64, dashes []float64) {
	if l.loop > 0 {
		b.stroke(colour, width, dashes, func(path rasterx.Adder) { rasterx.AddCircle(l.from.x, l.from.y, l.loop, path) })
		return
	}
	line, n := curve{l.from, l.to, l.by}, 1
	if pieces {
		n += int(distance(l.from, l.to) / pieceLength)
	}
	for i := range n {
		piece := line.part(float64(i)/float64(n), float64(i+1)/float64(n))
		b.stroke(colour, width, dashes, func(path rasterx.Adder) {
			path.Start(piece.a.fixed())
			path.QuadBezier(piece.c.fixed(), piece.b.fixed())
			path.Stop(false)
		})
	}
}

func (b brush) node(n drawnNode, icons map[string]string) error {
	if n.selected || n.mark != "" {
		b.stroke(hex(colourOf(n.mark, n.selected, threadColour)), 2.6, nil, n.path(n.radius+4.2))
	}
	opacity := 1.0
	if n.dimmed {
		opacity = dimLine
	}
	b.fill(faded(paperColour, opacity), n.path(n.radius+min(1.75, n.radius*0.25)))
	b.fill(faded(n.look.Colour, opacity), n.path(n.radius))
	if n.radius >= iconsFrom && icons[n.look.Icon] != "" {
		half := iconHalf(n.look.Shape) * n.radius
		if err := b.icon(icons[n.look.Icon], n.at.x-half, n.at.y-half, 2*half, opacity); err != nil {
			return err
		}
	}
	if n.pinned && n.radius > 5 {
		x, y := n.at.x+n.radius*0.76, n.at.y-n.radius*0.76
		b.fill(faded(paperColour, opacity), func(path rasterx.Adder) { rasterx.AddCircle(x, y, 4.2, path) })
		b.fill(faded(inkColour, opacity), func(path rasterx.Adder) { rasterx.AddCircle(x, y, 3.4, path) })
	}
	return nil
}

// path adds the outline of a node to a pen.
func (n drawnNode) path(radius float64) func(rasterx.Adder) {
	return func(path rasterx.Adder) {
		steps := outline(n.look.Shape, n.at, radius)
		if steps == nil {
			rasterx.AddCircle(n.at.x, n.at.y, radius, path)
			return
		}
		path.Start(steps[0].to.fixed())
		for _, s := range steps[1:] {
			if s.curve {
				path.QuadBezier(s.by.fixed(), s.to.fixed())
			} else {
				path.Line(s.to.fixed())
			}
		}
		path.Stop(true)
	}
}

func (b brush) icon(inside string, x, y, size, opacity float64) error {
	icon, err := oksvg.ReadIconStream(strings.NewReader(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">`+
		inside+`</svg>`), oksvg.IgnoreErrorMode)
	if err != nil {
		return fmt.Errorf("drawing an icon: %w", err)
	}
	icon.SetTarget(x, y, size, size)
	icon.Draw(b.pen, opacity)
	return nil
}

func (b brush) fill(colour color.Color, draw func(rasterx.Adder)) {
	b.pen.Clear()
	filler := &b.pen.Filler
	filler.SetColor(colour)
	draw(filler)
	filler.Draw()
	filler.Clear()
}

func (b brush) stroke(colour color.Color, width float64, dashes []float64, draw func(rasterx.Adder)) {
	b.pen.Clear()
	b.pen.SetStroke(fixed.Int26_6(width*64), 0, rasterx.ButtCap, rasterx.ButtCap, rasterx.RoundGap, rasterx.Round, dashes, 0)
	b.pen.SetColor(colour)
	draw(b.pen)
	b.pen.Draw()
	b.pen.Clear()
}

// text writes with a halo, so that lines below do not cross the letters.
func (b brush) text(t drawnText, colour string) error {
	face, err := opentype.NewFace(goBold(), &opentype.FaceOptions{Size: t.size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return fmt.Errorf("writing names: %w", err)
	}
	defer face.Close()
	opacity := 1.0
	if t.dimmed {
		opacity = dimName
	}
	for i, text := range t.lines {
		if !writable(goBold(), text) {
			continue
		}
		baseline := t.top + t.line*(float64(i)+0.5) + t.size*0.35
		left := t.x - float64(font.MeasureString(face, text))/64/2
		for _, by := range []point{{-1.5, 0}, {1.5, 0}, {0, -1.5}, {0, 1.5}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
			b.write(face, text, point{left + by.x, baseline + by.y}, faded(paperColour, opacity))
		}
		b.write(face, text, point{left, baseline}, faded(colourOf(t.mark, false, colour), opacity))
	}
	return nil
}

func (b brush) write(face font.Face, text string, at point, colour color.Color) {
	drawer := font.Drawer{Dst: b.img, Src: image.NewUniform(colour), Face: face, Dot: at.fixed()}
	drawer.DrawString(text)
}

func (p point) fixed() fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(p.x * 64), Y: fixed.Int26_6(p.y * 64)}
}

// faded is a colour of which so much is seen, 0 to 1.
func faded(text string, opacity float64) color.NRGBA {
	c := hex(text)
	c.A = uint8(float64(c.A) * opacity)
	return c
}

// hex reads a colour written #rrggbb.
func hex(text string) color.NRGBA {
	c := color.NRGBA{A: 255}
	_, _ = fmt.Sscanf(text, "#%02x%02x%02x", &c.R, &c.G, &c.B) // ours, or of types.json
	return c
}
