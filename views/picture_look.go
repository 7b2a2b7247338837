package views

import (
	"cmp"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"

	"clew/graph"
)

// Painter draws pictures of views with the looks that types have on the
// canvas.
type Painter struct {
	looks   map[string]look
	unknown unknownLook
	read    func(icon string) ([]byte, error)
}

type look struct {
	Colour string `json:"colour"`
	Icon   string `json:"icon"`
	Shape  string `json:"shape"`
}

// dressed is the look with what rules of style say in place of its own.
func (l look) dressed(dress graph.Dress) look {
	l.Colour, l.Icon = cmp.Or(dress.Colour, l.Colour), cmp.Or(dress.Icon, l.Icon)
	return l
}

// unknownLook is that of types which the table does not know.
type unknownLook struct {
	look
	Palette []string `json:"palette"`
}

// NewPainter makes a painter from assets/src/types.json and a function that
// reads the SVG of an icon.
func NewPainter(types []byte, icon func(name string) ([]byte, error)) (*Painter, error) {
	p := &Painter{read: icon}
	var others struct {
		Unknown unknownLook `json:"*"`
	}
	if err := json.Unmarshal(types, &p.looks); err != nil {
		return nil, fmt.Errorf("reading how types look: %w", err)
	}
	if err := json.Unmarshal(types, &others); err != nil {
		return nil, fmt.Errorf("reading how types look: %w", err)
	}
	p.unknown = others.Unknown
	if len(p.unknown.Palette) == 0 {
		return nil, fmt.Errorf("reading how types look: no colours for unknown types")
	}
	delete(p.looks, "*")
	return p, nil
}

func (p *Painter) look(typ string) look {
	if known, ok := p.looks[typ]; ok {
		return known
	}
	hash := fnv.New32a()
	hash.Write([]byte(typ))
	other := p.unknown.look
	other.Colour = p.unknown.Palette[hash.Sum32()%uint32(len(p.unknown.Palette))]
	return other
}

var svgFrame = regexp.MustCompile(`(?s)<!--.*?-->|</?svg[^>]*>`)

// icon returns what is inside an icon's SVG; an icon that isn't there is left
// out, as on the canvas: colour and shape still tell the type.
func (p *Painter) icon(name string) string {
	svg, err := p.read(name)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(svgFrame.ReplaceAllString(string(svg), ""))
}
