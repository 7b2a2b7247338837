package main

import (
	"context"
	"fmt"
	"os"
	"text/tabwriter"

	"clew/graph/extract"
)

type benchExtract struct {
	Faults bool `help:"Tell each fault on the texts that the rules were written on. Those on held-out texts stay unread, so that rules are not written for them."`
}

// aims are what the held-out texts should reach: precision, recall; 0 for none.
var aims = map[string][2]float64{
	extract.Entities:  {0.90, 0.80},
	extract.Speakers:  {0.90, 0},
	extract.Relations: {0.80, 0},
}

// Run reads articles with keys made by hand and prints how much of what the
// rules suggest is right, and how much of what the articles say they find.
func (c *benchExtract) Run(context.Context, *Settings) error {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "TEXTS\tWHAT\tPRECISION\tRECALL\tRIGHT\tSUGGESTED\tTHERE ARE\tGOAL\tMET")
	for _, set := range []string{"dev", "heldout"} {
		result, err := extract.Evaluate(set)
		if err != nil {
			return err
		}
		for _, what := range extract.Scored {
			goal, met := "none", ""
			if set == "heldout" {
				goal, met = goalOf(what, result.Scores[what])
			}
			s := result.Scores[what]
			fmt.Fprintf(out, "%d %s\t%s\t%.2f\t%.2f\t%d\t%d\t%d\t%s\t%s\n",
				result.Texts, set, what, s.Precision(), s.Recall(), s.Right, s.Suggested, s.Wanted, goal, met)
		}
		if c.Faults && set == "dev" {
			for _, fault := range result.Faults {
				fmt.Fprintln(os.Stderr, fault)
			}
		}
	}
	return out.Flush()
}

func goalOf(what string, s extract.Score) (goal, met string) {
	aim, ok := aims[what]
	if !ok {
		return "none", ""
	}
	goal = fmt.Sprintf("P ≥ %.2f", aim[0])
	if aim[1] > 0 {
		goal += fmt.Sprintf(", R ≥ %.2f", aim[1])
	}
	return goal, map[bool]string{true: "yes", false: "NO"}[s.Precision() >= aim[0] && s.Recall() >= aim[1]]
}
