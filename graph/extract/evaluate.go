package extract

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"clew/graph"
)

// texts are articles with keys made by hand. Rules are written on those in dev
// and never on those in heldout.
//
//go:embed testdata/dev testdata/heldout
var texts embed.FS

// Score counts what was suggested, what of it is right, and what there was.
type Score struct{ Right, Suggested, Wanted int }

// Precision is the part of the suggestions that are right, from 0 to 1.
func (s Score) Precision() float64 { return part(s.Right, s.Suggested) }

// Recall is the part of what there was that was suggested, from 0 to 1.
func (s Score) Recall() float64 { return part(s.Right, s.Wanted) }

func part(of, all int) float64 {
	if all == 0 {
		return 1
	}
	return float64(of) / float64(all)
}

func (s Score) plus(o Score) Score {
	return Score{s.Right + o.Right, s.Suggested + o.Suggested, s.Wanted + o.Wanted}
}

// What is scored.
const (
	Entities   = "entities"   // each mention: its exact place, type and whom it names
	Quotations = "quotations" // words between quotation marks: their exact place
	Statements = "statements" // what is told in the writer's words, with its speaker
	Speakers   = "speakers"   // of the quotations and statements that were found
	Dates      = "dates"      // exact place, date and precision
	Relations  = "relations"  // subject, type, object and status
)

// Scored lists what is scored, in the order to show it.
var Scored = []string{Entities, Quotations, Speakers, Statements, Dates, Relations}

// Evaluation is the score of one set of texts.
type Evaluation struct {
	Texts  int
	Scores map[string]Score
	Faults []string // what is wrong or missing, a line each
}

// Evaluate reads the texts of a set, "dev" or "heldout", and compares what is
// suggested with the keys.
func Evaluate(set string) (Evaluation, error) {
	files, err := fs.Glob(texts, path.Join("testdata", set, "*.txt"))
	if err == nil && len(files) == 0 {
		err = errors.New("there are no texts in the set " + set)
	}
	result := Evaluation{Texts: len(files), Scores: map[string]Score{}}
	for _, file := range files {
		if err == nil {
			err = result.add(file)
		}
	}
	return result, err
}

func (e *Evaluation) add(file string) error {
	text, err := fs.ReadFile(texts, file)
	if err != nil {
		return err
	}
	data, err := fs.ReadFile(texts, strings.TrimSuffix(file, ".txt")+".json")
	if err != nil {
		return err
	}
	var k key
	if err := json.Unmarshal(data, &k); err != nil {
		return fmt.Errorf("the key of %s: %w", file, err)
	}
	published, err := graph.ParseDate(k.Published)
	if err != nil {
		return fmt.Errorf("the key of %s: %w", file, err)
	}
	reading := Read(Input{string(text), published, k.Known})
	for what, sides := range k.sides(string(text), reading) {
		score, faults := sides.compare()
		e.Scores[what] = e.Scores[what].plus(score)
		for _, fault := range faults {
			e.Faults = append(e.Faults, fmt.Sprintf("%s: %s: %s", file, what, fault))
		}
	}
	return nil
}
