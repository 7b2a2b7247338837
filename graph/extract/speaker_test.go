package extract

import (
	"strings"
	"testing"

	"clew/graph"
)

// Each line is a way of telling who speaks. Nobody in them is in the texts of
// testdata.
func TestTheSpeakerOfAQuotationIsFound(t *testing.T) {
	for text, want := range map[string]string{
		`"The law is plain," said Anna Petrov.`:                                                                          "Anna Petrov",
		`"The law is plain," said Anna Petrov, a lawyer for Vexel Corp.`:                                                 "Anna Petrov",
		`"The law is plain," Anna Petrov, a lawyer for Vexel Corp, said.`:                                                "Anna Petrov",
		`"The law is plain," Vexel Corp's lawyer Anna Petrov told Reuters on Friday.`:                                    "Anna Petrov",
		`"The law is plain," Vexel Corp's lawyer, Anna Petrov, told reporters.`:                                          "Anna Petrov",
		`"The law is plain," Petrov said. Anna Petrov is a lawyer.`:                                                      "Anna Petrov",
		`"The law is plain," Vexel Corp said in a statement.`:                                                            "Vexel Corp",
		`"The law is plain," said Vexel Corp in a statement to Anna Petrov.`:                                             "Vexel Corp",
		`"The law is plain," said a lawyer for Vexel Corp.`:                                                              "",
		`"The law is plain," a spokesperson for Vexel Corp said.`:                                                        "Vexel Corp",
		`"The law is plain," said one of the lawyers of Anna Petrov.`:                                                    "",
		`"The law is plain," according to Anna Petrov.`:                                                                  "Anna Petrov",
		`"The law is plain," wrote Judge Anna Petrov in her ruling.`:                                                     "Anna Petrov",
		`"The law is plain," wrote Judge Petrov, who was appointed by President Carl Bauer.`:                             "Petrov",
		`Anna Petrov said: "The law is plain."`:                                                                          "Anna Petrov",
		`Anna Petrov said on Friday that "the law is plain for everyone."`:                                               "Anna Petrov",
		`In a letter to Vexel Corp, Anna Petrov wrote that "the law is plain for everyone".`:                             "Anna Petrov",
		`In an emailed statement, Vexel Corp said the law was "plain for everyone".`:                                     "Vexel Corp",
		`Vexel Corp, which is based in Omaha, said in a filing that the law was "plain for everyone".`:                   "Vexel Corp",
		`Vexel Corp, a unit of Omaha-based Dorn Holdings, said in a filing that the law was "plain for everyone".`:       "Vexel Corp",
		`A spokesman for Vexel Corp called the claims "plain nonsense".`:                                                 "Vexel Corp",
		`Its spokesman called the claims "plain nonsense", and Vexel Corp fell.`:                                         "",
		`Anna Petrov, 44, who ran Vexel Corp until May, described it as "a plain law for everyone".`:                     "Anna Petrov",
		`Anna Petrov says she "has never met him". Good.`:                                                                "Anna Petrov",
		`Anna Petrov of Vexel Corp told Judge Carl Bauer that the law was "plain for everyone".`:                         "Anna Petrov",
		`"The law," Anna Petrov said, "is plain for everyone to see."`:                                                   "Anna Petrov Anna Petrov",
		`Writing for the majority, Justice Anna Petrov said Bauer had "asked for too much". Judge Carl Bauer disagreed.`: "Anna Petrov",
		`Dorn Holdings reported that Anna Petrov wrote in a memo that the law "is plain for everyone".`:                  "Anna Petrov",
		`Anna Petrov walked in. "The law is plain," she said.`:                                                           "Anna Petrov",
		`Vexel Corp issued a statement. It said that it "will appeal at once".`:                                          "Vexel Corp",
		`Anna Petrov met Carl Bauer. Nobody knows why. "The law is plain," he said.`:                                     "",
		"Anna Petrov and Carl Bauer met.\n\nPETROV: \"The law is plain.\"\n\nBAUER: \"Is it now?\"":                      "Anna Petrov Carl Bauer",
		"Anna Petrov and Carl Bauer met.\n\nPETROV: The law is \"plain for everyone\", I say.":                           "Anna Petrov",
		`„Das Gesetz ist klar“, said Anna Petrov.`:                                                                       "Anna Petrov",
		`«La loi est claire», said Anna Petrov.`:                                                                         "Anna Petrov",
		`“The law is plain,” said Anna Petrov. “Everyone can read it.”`:                                                  "Anna Petrov Anna Petrov",
		`Carl Bauer left. “The law is plain,” said Anna Petrov, pouring tea. “Read it.” Carl Bauer did.`:                 "Anna Petrov Anna Petrov",
		`“The law is plain,” read the sign outside of Vexel Corp.`:                                                       "",
	} {
		r := Read(Input{text, graph.PartialDate{Year: 2024, Month: 3, Day: 14}, nil})
		var got []string
		for _, q := range r.Quotes {
			if q.Speaker >= 0 && !q.Indirect {
				got = append(got, r.Entities[q.Speaker].Name)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\n got %q, not %q", text, got, want)
		}
	}
}
