package extract

import (
	"slices"
	"strings"
	"testing"

	"clew/graph"
)

// Each line is a way of telling how two are related. Nobody in them is in the
// texts of testdata.
func TestRelationsAreFoundByTheirWords(t *testing.T) {
	for text, want := range map[string]string{
		"Anna Petrov founded Vexel Corp in 2003.":                                     "Petrov FOUNDED Vexel",
		"Anna Petrov, who co-founded Vexel Corp with her brother, left.":              "Petrov FOUNDED Vexel",
		"Vexel Corp was founded in 2003 by the engineer Anna Petrov.":                 "Petrov FOUNDED Vexel",
		"Vexel Corp, founded by Anna Petrov, is small.":                               "Petrov FOUNDED Vexel",
		"Vexel Corp founder Anna Petrov left.":                                        "Petrov FOUNDED Vexel",
		"Vexel Corp's co-founder and chairwoman Anna Petrov left.":                    "Petrov FOUNDED Vexel, Petrov LEADS Vexel",
		"Anna Petrov is the founder and CEO of Vexel Corp.":                           "Petrov FOUNDED Vexel, Petrov LEADS Vexel",
		"Anna Petrov, chief executive of Vexel Corp, left.":                           "Petrov LEADS Vexel",
		"Anna Petrov, the chief executive officer of Vexel Corp, left.":               "Petrov LEADS Vexel",
		"Vexel Corp's chief executive, Anna Petrov, left.":                            "Petrov LEADS Vexel",
		"Vexel Corp CEO Anna Petrov left.":                                            "Petrov LEADS Vexel",
		"Vexel Corp chief executive Anna Petrov left.":                                "Petrov LEADS Vexel",
		"Anna Petrov, Vexel Corp's president, left.":                                  "Petrov LEADS Vexel",
		"Anna Petrov has run Vexel Corp since May.":                                   "Petrov LEADS Vexel",
		"Vexel Corp is headed by Anna Petrov.":                                        "Petrov LEADS Vexel",
		"Anna Petrov, a former chief executive of Vexel Corp, left.":                  "",
		"Anna Petrov, deputy director of Vexel Corp, left.":                           "",
		"Anna Petrov, Vexel Corp's director of sales, left.":                          "",
		"Dorn Ltd owns Vexel Corp.":                                                   "Dorn OWNS Vexel",
		"Dorn Ltd owns 51 percent of Vexel Corp.":                                     "Dorn OWNS Vexel",
		"Dorn Ltd, which holds a majority stake in Vexel Corp, won.":                  "Dorn OWNS Vexel",
		"Vexel Corp is majority-owned by Dorn Ltd.":                                   "Dorn OWNS Vexel",
		"Vexel Corp, wholly owned by Dorn Ltd, won.":                                  "Dorn OWNS Vexel",
		"Vexel Corp, a maker of lamps owned by the investor Anna Petrov, won.":        "Petrov OWNS Vexel",
		"Vexel Corp was acquired by Dorn Ltd in 2020.":                                "Dorn OWNS Vexel",
		"Vexel Corp's parent company, Dorn Ltd, won.":                                 "Dorn OWNS Vexel",
		"Vexel Corp owner Dorn Ltd won.":                                              "Dorn OWNS Vexel",
		"Dorn Ltd does not own Vexel Corp.":                                           "",
		"Dorn Ltd will buy Vexel Corp.":                                               "",
		"Vexel Corp is a wholly owned subsidiary of Dorn Ltd.":                        "Vexel SUBSIDIARY_OF Dorn",
		"Vexel Corp, a subsidiary of Dorn Ltd, won.":                                  "Vexel SUBSIDIARY_OF Dorn",
		"Vexel Corp, the lamp-making arm of Dorn Ltd, won.":                           "Vexel SUBSIDIARY_OF Dorn",
		"Dorn Ltd subsidiary Vexel Corp won.":                                         "Vexel SUBSIDIARY_OF Dorn",
		"Dorn Ltd sold its subsidiary Vexel Corp.":                                    "Vexel SUBSIDIARY_OF Dorn",
		"Dorn Ltd and its U.S. subsidiary, Vexel Corp, won.":                          "Vexel SUBSIDIARY_OF Dorn",
		"The Commerce Department designated Vexel Corp.":                              "Department DESIGNATED Vexel",
		"The Commerce Department on Friday added Vexel Corp to a blacklist.":          "Department DESIGNATED Vexel",
		"Vexel Corp was added to a blacklist by the Commerce Department in May.":      "Department DESIGNATED Vexel",
		"In May the Commerce Department placed Vexel Corp on its entity list.":        "Department DESIGNATED Vexel",
		"The Commerce Department removed Vexel Corp from its entity list.":            "Department REMOVED Vexel",
		"Vexel Corp was taken off a blacklist by the Commerce Department.":            "Department REMOVED Vexel",
		"Vexel Corp sued the Commerce Department in May.":                             "Vexel SUED Department",
		"Vexel Corp has filed a lawsuit against the Commerce Department.":             "Vexel SUED Department",
		"Vexel Corp is suing the Commerce Department.":                                "Vexel SUED Department",
		"The Commerce Department was sued by Vexel Corp.":                             "Vexel SUED Department",
		"Judge Anna Petrov ruled on Friday that the order is void.":                   "Petrov RULED",
		"Judge Anna Petrov ruled in favor of Vexel Corp.":                             "Petrov RULED",
		"The High Court, in a 3-2 decision, ruled for Vexel Corp.":                    "Court RULED",
		"Judge Anna Petrov temporarily halted the ban.":                               "Petrov HALTED",
		"The ban was blocked by Judge Anna Petrov.":                                   "Petrov HALTED",
		"Judge Anna Petrov ordered Vexel Corp to pay.":                                "Petrov ORDERED Vexel",
		"Vexel Corp was ordered by the High Court to pay.":                            "Court ORDERED Vexel",
		"The Commerce Department issued a licence.":                                   "Department ISSUED",
		"The Commerce Department issued no licence.":                                  "",
		"The Commerce Department banned Vexel Corp from selling.":                     "Department BANNED Vexel",
		"Vexel Corp was barred from bidding by the Commerce Department.":              "Department BANNED Vexel",
		"Vexel Corp denies wrongdoing.":                                               "Vexel DENIED",
		"Vexel Corp and Anna Petrov have denied the claims.":                          "Petrov DENIED",
		"The Treasury Department sanctioned Vexel Corp in May.":                       "Department SANCTIONED Vexel",
		"The Treasury Department imposed sanctions on Vexel Corp.":                    "Department SANCTIONED Vexel",
		"President Carl Bauer appointed Anna Petrov in May.":                          "Bauer APPOINTED Petrov",
		"Anna Petrov was appointed to the court in 2012 by President Carl Bauer.":     "Bauer APPOINTED Petrov",
		"Anna Petrov, a Bauer appointee, left.":                                       "",
		"Vexel Corp named Anna Petrov as chief executive.":                            "Vexel APPOINTED Petrov",
		"Shares of Vexel Corp jumped 12 percent.":                                     "Vexel SHARES_ROSE",
		"Vexel Corp shares slid 3% on Friday.":                                        "Vexel SHARES_FELL",
		"Vexel Corp fell almost 2.9 percent.":                                         "Vexel SHARES_FELL",
		"Vexel Corp said profit rose 3 percent.":                                      "",
		"Vexel Corp won. The company's shares closed 4% higher.":                      "Vexel SHARES_ROSE",
		"The lawyers of Vexel Corp sued the Commerce Department.":                     "",
		"The Commerce Department fined Vexel Corp on Friday and ordered a new audit.": "Department ORDERED",
		"Vexel Corp hired Anna Petrov, who founded Dorn Ltd.":                         "Petrov FOUNDED Dorn",
		"Vexel Corp, sued by Anna Petrov, won.":                                       "Petrov SUED Vexel",
	} {
		r := Read(Input{Text: text, Published: graph.PartialDate{Year: 2024, Month: 3, Day: 14}})
		last := func(entity int) string {
			words := strings.Fields(r.Entities[entity].Name)
			for len(words) > 1 && legalForms[strings.TrimSuffix(words[len(words)-1], ".")] {
				words = words[:len(words)-1]
			}
			return words[len(words)-1]
		}
		var got []string
		for _, x := range r.Relations {
			line := last(x.Subject) + " " + x.Type
			if x.Object >= 0 {
				line += " " + last(x.Object)
			}
			got = append(got, line)
		}
		slices.Sort(got)
		if line := strings.Join(got, ", "); line != want {
			t.Errorf("%s\n got %s\nwant %s", text, line, want)
		}
	}
}
