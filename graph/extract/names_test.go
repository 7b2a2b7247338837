package extract

import (
	"strings"
	"testing"
)

// Each line names what its text names, in order: type, name, and how often.
func TestNamesAreFoundByTheirForms(t *testing.T) {
	for text, want := range map[string]string{
		"The buyer is Vexel Optronics Co., Ltd. of Taipei. Vexel Optronics has no debts.":        "Company Vexel Optronics Co., Ltd. ×2",
		"A deal with Dorn & Sons was signed. Dorn pays.":                                         "Company Dorn & Sons ×2",
		"A deal with Dorn & Sons, Inc. was signed. Dorn & Sons pays.":                            "Company Dorn & Sons, Inc. ×2",
		"Shares of Vexel plc rose. Vexel's boss was glad.":                                       "Company Vexel plc ×2",
		"It is run by Vexel S.p.A. The firm is old.":                                             "Company Vexel S.p.A. ×1",
		"He works for Vexel Inc. It is a good job.":                                              "Company Vexel Inc. ×1",
		"Omaha-based Dorn Holdings B.V. sold the Vexel Group.":                                   "Company Dorn Holdings B.V. ×1, Company Vexel Group ×1",
		"The Department of Health and Human Services (HHS) wrote to Omaha. HHS wants more.":      "Agency Department of Health and Human Services ×3",
		"The Ministry of Finance and Vexel Ltd. disagree.":                                       "Agency Ministry of Finance ×1, Company Vexel Ltd. ×1",
		"The Federal Trade Commission on Tuesday met. The FTC meets often.":                      "Agency Federal Trade Commission ×2",
		"The Court of Appeals for the Ninth Circuit sat.":                                        "Court Court of Appeals for the Ninth Circuit ×1",
		"The High Court of Ruritania sat, and the Supreme Court did not.":                        "Court High Court of Ruritania ×1, Court Supreme Court ×1",
		"Secretary of State Anna Petrov and the Attorney General, Carl Bauer, met. Petrov left.": "Person Anna Petrov ×2, Person Carl Bauer ×1",
		"Under Secretary of Commerce for Industry Lena Dietz spoke.":                             "Person Lena Dietz ×1",
		"Deputy Prime Minister Zsolt Varga-Kiss met Mrs. O'Dowd. O’Dowd was late.":               "Person Zsolt Varga-Kiss ×1, Person O'Dowd ×2",
		"Chief Justice Roberta Klein wrote. Klein is new.":                                       "Judge Roberta Klein ×2",
		"Judge Klein wrote. Then Klein left.":                                                    "Judge Klein ×2",
		"Senior U.S. District Judge Omar Bell sat. So did Magistrate Judge Ida Frost.":           "Judge Omar Bell ×1, Judge Ida Frost ×1",
		"Zhou Lan, the company's founder, spoke to Ms. Ito.":                                     "Person Zhou Lan ×1, Person Ito ×1",
		"Its press officer, Bo Lindgren, wrote.":                                                 "Person Bo Lindgren ×1",
		"Miro Halas, 61, lives in Omaha, and Halas likes it.":                                    "Person Miro Halas ×2",
		"The daughter, Ute von der Heide, sold it. Heide is rich.":                               "Person Ute von der Heide ×2",
		"The National Bank of Ruritania and Bank Street are near.":                               "Company National Bank of Ruritania ×1",
		"The Clean Water Act and Executive Order 14001 are laws.":                                "Law Clean Water Act ×1, ExecutiveOrder Executive Order 14001 ×1",
		"The Omaha Herald and the Daily Planet report; so did the newspaper Nowy Dzień.":         "Media Omaha Herald ×1, Media Daily Planet ×1, Media Nowy Dzień ×1",
		"Last Friday In May The Judge Was Late":                                                  "",
		"Congress and the White House agree. The Senate does not.":                               "Agency Congress ×1, Agency White House ×1, Agency Senate ×1",
		"On Monday the United States and China met in New York. German officials watched.":       "",
		"“Vexel Corp. is fine,” said Anna Petrov.":                                               "Company Vexel Corp. ×1, Person Anna Petrov ×1",
		"Anna Petrov v. Vexel Corp. was heard.":                                                  "Person Anna Petrov ×1, Company Vexel Corp. ×1",
		"The University of Omaha, the Omaha Institute and the Omaha Workers' Party met.":         "Organization University of Omaha ×1, Organization Omaha Institute ×1",
		"According to Transport Watch International, an NGO, nothing moved.":                     "Company Transport Watch International ×1",
		"OMAHA, March 3 (Plains Wire) - Vexel Corp sold a mill.":                                 "Media Plains Wire ×1, Company Vexel Corp ×1",
		"George Petrov Bridge and Anna Petrov Street were closed.":                               "",
	} {
		r := Read(Input{Text: text})
		count := map[int]int{}
		for _, m := range r.Mentions {
			count[m.Entity]++
		}
		var got []string
		for i, e := range r.Entities {
			got = append(got, e.Type+" "+e.Name+" ×"+string(rune('0'+count[i])))
		}
		if line := strings.Join(got, ", "); line != want {
			t.Errorf("%s\n got %s\nwant %s", text, line, want)
		}
	}
}

func TestKnownNamesAreFoundWhole(t *testing.T) {
	known := []Known{
		{"dod", "Agency", "U.S. Department of Defense", []string{"Pentagon", "Defense Department"}},
		{"vexel", "Company", "Vexel Corporation", []string{"Vexel", "维克"}},
		{"klein", "Judge", "Roberta Klein", nil},
		{"bank", "Company", "Bank of Omaha", nil},
		{"moc", "Agency", "Ministry of Commerce of China", []string{"China’s Ministry of Commerce"}},
	}
	for text, want := range map[string]string{
		"the Pentagon's lawyers":                      "Pentagon=dod",
		"The U.S. Defense Department won.":            "U.S. Defense Department=dod",
		"Vexel’s shares and Vexel Corp. fell":         "Vexel=vexel Vexel Corp.=vexel",
		"In May Judge Klein sat. Klein ruled.":        "Klein=klein Klein=klein",
		"The Bank of Omaha failed.":                   "Bank of Omaha=bank",
		"China's Ministry of Commerce said no.":       "China's Ministry of Commerce=moc",
		"据维克公司称":                                      "维克=vexel",
		"Vexelman and vexel and Pentagonal are none.": "",
		"Vexel Street Partners LLC is another.":       "Vexel Street Partners LLC=",
	} {
		var got []string
		r := Read(Input{Text: text, Known: known})
		for _, m := range r.Mentions {
			got = append(got, text[m.Start:m.End]+"="+r.Entities[m.Entity].Known)
		}
		if line := strings.Join(got, " "); line != want {
			t.Errorf("%s\n got %s\nwant %s", text, line, want)
		}
	}
}
