package graph

import (
	_ "embed"
	"encoding/json"
)

// Style is criteria, and how what they pick is drawn. Of several that say
// something about the same, the first holds. The browser draws the same:
// assets/src/model/style.ts; testdata/styles.json holds both to it.
type Style struct {
	Criteria
	Colour *StyleColour `json:"colour,omitempty"`
	Size   *StyleSize   `json:"size,omitempty"`
	Icon   string       `json:"icon,omitempty"` // of entities
	Label  *StyleLabel  `json:"label,omitempty"`
	Line   string       `json:"line,omitempty"` // of links
}

// Ask is something that is read off each thing, as a condition asks for it.
type Ask struct {
	On   string `json:"on"`
	Name string `json:"name,omitempty"`
}

// StyleColour is one colour; or from one to another by a number; or one for
// each value. Colours are names of swatches.
type StyleColour struct {
	Swatch string            `json:"swatch,omitempty"`
	By     *Ask              `json:"by,omitempty"`
	From   string            `json:"from,omitempty"`
	To     string            `json:"to,omitempty"`
	Values map[string]string `json:"values,omitempty"`
}

// StyleSize is one size, or the larger the larger a number is.
type StyleSize struct {
	Step string `json:"step,omitempty"`
	By   *Ask   `json:"by,omitempty"`
}

// StyleLabel is to write nothing, or what is asked for with the name.
type StyleLabel struct {
	None bool `json:"none,omitempty"`
	By   *Ask `json:"by,omitempty"`
}

// LinePattern is a line that a rule can ask for, in pixels.
type LinePattern struct {
	Name   string
	Period float64 // of a dash and its gap; 0: a whole line
	Share  float64 // of the dash
}

//go:embed style.json
var styleJSON []byte

// styleTable is what a style can choose from; the browser reads the same file.
var styleTable = func() (table struct {
	Swatches []struct{ Name, Colour string }
	Radii    map[string]float64 // of entities, in the canvas's units
	Widths   map[string]float64 // of links, in pixels
	Lines    []LinePattern
	Icons    []string
}) {
	if err := json.Unmarshal(styleJSON, &table); err != nil {
		panic(err) // compiled in
	}
	for i := range table.Lines {
		if table.Lines[i].Share == 0 {
			table.Lines[i].Share = 1
		}
	}
	return table
}()

// Swatch is the colour of a name, as #rrggbb; empty where there is none.
func Swatch(name string) string {
	for _, s := range styleTable.Swatches {
		if s.Name == name {
			return s.Colour
		}
	}
	return ""
}
