package views

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// scanner fills shapes for rasterx. Its own one goes over the whole image for
// each shape; this one goes over what the shape takes, which is a hundred times
// as fast for a picture of thousands.
type scanner struct {
	img    *image.RGBA
	colour image.Uniform
	points []scanned
	raster vector.Rasterizer
}

// scanned is a point of a shape's outline.
type scanned struct {
	at    fixed.Point26_6
	start bool // of another outline
}

var _ rasterx.Scanner = (*scanner)(nil)

func (s *scanner) Start(a fixed.Point26_6) { s.points = append(s.points, scanned{a, true}) }

func (s *scanner) Line(b fixed.Point26_6) { s.points = append(s.points, scanned{b, false}) }

func (s *scanner) Clear() { s.points = s.points[:0] }

// SetColor takes the colours that this package and icons use.
func (s *scanner) SetColor(value interface{}) {
	if c, ok := value.(color.Color); ok {
		s.colour.C = c
	}
}

// Draw fills what was outlined.
func (s *scanner) Draw() {
	box := s.bounds().Intersect(s.img.Bounds())
	if box.Empty() {
		return
	}
	s.raster.Reset(box.Dx(), box.Dy())
	for _, p := range s.points {
		x, y := float32(p.at.X)/64-float32(box.Min.X), float32(p.at.Y)/64-float32(box.Min.Y)
		if p.start {
			s.raster.MoveTo(x, y)
		} else {
			s.raster.LineTo(x, y)
		}
	}
	s.raster.DrawOp = draw.Over
	s.raster.Draw(s.img, box, &s.colour, image.Point{})
}

// bounds is the smallest rectangle of pixels around what was outlined.
func (s *scanner) bounds() image.Rectangle {
	extent := s.GetPathExtent()
	return image.Rect(extent.Min.X.Floor(), extent.Min.Y.Floor(), extent.Max.X.Ceil(), extent.Max.Y.Ceil())
}

// GetPathExtent is the smallest rectangle around what was outlined.
func (s *scanner) GetPathExtent() fixed.Rectangle26_6 {
	if len(s.points) == 0 {
		return fixed.Rectangle26_6{}
	}
	extent := fixed.Rectangle26_6{
		Min: fixed.Point26_6{X: math.MaxInt32, Y: math.MaxInt32}, Max: fixed.Point26_6{X: math.MinInt32, Y: math.MinInt32},
	}
	for _, p := range s.points {
		extent.Min.X, extent.Max.X = min(extent.Min.X, p.at.X), max(extent.Max.X, p.at.X)
		extent.Min.Y, extent.Max.Y = min(extent.Min.Y, p.at.Y), max(extent.Max.Y, p.at.Y)
	}
	return extent
}

// What a scanner has to have and pictures have no use for: they fill what
// outlines wind around, and the image is their only bound.

func (s *scanner) SetBounds(int, int) {}

func (s *scanner) SetWinding(bool) {}

func (s *scanner) SetClip(image.Rectangle) {}
