package graph

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of what is written on a picture.
const (
	maxAnnotations    = 200
	maxAnnotationText = 500 // characters
)

// AnnotationKind is a form of annotation.
type AnnotationKind string

// Forms of annotations: words, an arrow and a frame, each with words.
const (
	TextAnnotation  AnnotationKind = "text"
	ArrowAnnotation AnnotationKind = "arrow"
	BoxAnnotation   AnnotationKind = "box"
)

// Annotation is what the author of a view wrote on the picture. It stands in
// the canvas's units, y up: words begin at X and Y; an arrow leads on to ToX
// and ToY, and a box has its opposite corner there.
type Annotation struct {
	Kind AnnotationKind `json:"kind"`
	Text string         `json:"text,omitempty"`
	X    float64        `json:"x"`
	Y    float64        `json:"y"`
	ToX  float64        `json:"toX,omitempty"`
	ToY  float64        `json:"toY,omitempty"`
}

// checkAnnotations returns an [Error] of kind Invalid that says what is wrong
// with what is written on a draft, and cleans it.
func (d *Draft) checkAnnotations() error {
	if len(d.Annotations) > maxAnnotations {
		return invalid("A view can have up to %d notes on the canvas.", maxAnnotations)
	}
	d.Annotations = slices.Clone(d.Annotations) // the caller's stay as they were
	for i := range d.Annotations {
		a := &d.Annotations[i]
		a.Text = strings.TrimSpace(strings.ToValidUTF8(a.Text, ""))
		within := func(n float64) bool { return math.Abs(n) <= maxPosition } // NaN isn't
		switch {
		case a.Kind != TextAnnotation && a.Kind != ArrowAnnotation && a.Kind != BoxAnnotation:
			return invalid("A note on the canvas is text, an arrow or a box.")
		case a.Kind == TextAnnotation && a.Text == "":
			return invalid("A note on the canvas is empty: write something, or delete it.")
		case utf8.RuneCountInString(a.Text) > maxAnnotationText:
			return invalid("A note on the canvas can have up to %d characters.", maxAnnotationText)
		case !within(a.X) || !within(a.Y) || !within(a.ToX) || !within(a.ToY):
			return invalid("A note stands too far out to be shared.")
		}
		a.X, a.Y, a.ToX, a.ToY = hundredths(a.X), hundredths(a.Y), hundredths(a.ToX), hundredths(a.ToY)
		if a.Kind == TextAnnotation {
			a.ToX, a.ToY = 0, 0
		}
	}
	return nil
}
