package mapping_test

import (
	"strings"
	"testing"

	"clew/graph/mapping"
	"clew/graph/tables"
)

func guessed(t *testing.T, files ...string) string {
	t.Helper()
	var opened []*tables.File
	var names []string
	for i := 0; i < len(files); i += 2 {
		opened, names = append(opened, openText(t, files[i], files[i+1])), append(names, files[i])
	}
	file := opened[0]
	if len(opened) > 1 {
		file = tables.Join(opened, names)
	}
	m, err := mapping.Guess(file, names[0])
	if err != nil {
		t.Fatal(err)
	}
	return told(t, m, file)
}

func TestTablesOfUsualKindsAreGuessed(t *testing.T) {
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"a pair": {[]string{"nodes.csv", "id,type,name,aliases,start_date,date_precision\na:1,Person,Ada,A|B,1815-12-10,day\na:2,Company,Acme,,1990-01-01,year\na:3,Company,Bee,,1991,\n",
			"edges.csv", "id,source,target,type,start_date,end_date,status,detail\ne1,a:1,a:2,owner_of,1990-01-02,,asserted,all\n"},
			`2: Person "Ada" aka A, B start_date=1815-12-10
3: Company "Acme" start_date=1990
4: Company "Bee" start_date=1991
2: (a:1) (a:2) a:1-OWNER_OF->a:2 1990-01-02//asserted`},
		"links between names": {[]string{"l.csv", "source,target,since\nAda Smith,Acme Ltd,2001-03-04\n"},
			`2: Thing "Ada Smith" Thing "Acme Ltd" Ada Smith-LINKED_TO->Acme Ltd 2001-03-04`},
		"several things a row": {[]string{"d.csv", "Ref,DonorId,DonorName,DonorStatus,PartyId,PartyName,Value,AcceptedDate\nC1,17,Outra Ltd,Company,1,Red,\"£48,000.00\",17/01/2018\nC2,18,Ada Smith,Individual,1,Red,£1.00,18/01/2018\n"},
			`2: Company "Outra Ltd" Party "Red" 17-LINKED_TO->1 2018-01-17 Value=48000
3: Individual "Ada Smith" Party "Red" 18-LINKED_TO->1 2018-01-18 Value=1`},
		"parents": {[]string{"a.csv", "agency_name,parent_agency_name,active\nArmy,Defense,1\nNavy,Defense,1\nDefense,,1\n"},
			`2: Thing "Army" active=1 (Defense) Army-PART_OF->Defense
3: Thing "Navy" active=1 (Defense) Navy-PART_OF->Defense
4: Thing "Defense" active=1`},
		"no header": {[]string{"p.csv", "9639,\"HANIYA, Ismail\",individual,-0- \n9640,\"ABU TEIR, Mohammed\",individual,-0- \n"},
			`1: Thing "HANIYA, Ismail" column 3=individual
2: Thing "ABU TEIR, Mohammed" column 3=individual`},
	} {
		if got := guessed(t, c.files...); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestFollowTheMoneyIsMappedByItsModel(t *testing.T) {
	got := guessed(t, "x.ftm.json", `{"id":"p","schema":"Person","properties":{"name":["Ada","A. Smith"],"alias":["Ada S."],"birthDate":["1980"]}}
{"id":"c","schema":"Company","properties":{"name":["Acme"],"addressEntity":["a"]}}
{"id":"a","schema":"Address","properties":{"full":["1 Main St"]}}
{"id":"o","schema":"Ownership","properties":{"owner":["p","c"],"asset":["c"],"startDate":["2001-02"],"percentage":["50"]}}
{"id":"s","schema":"Sanction","properties":{"entity":["p"],"program":["EO 1"],"startDate":["2020-05-01"]}}
{"id":"n","schema":"Directorship","properties":{"director":["p"]}}
{"id":"x","schema":"Nonsense","properties":{"name":["x"]}}
{"id":"y","schema":"Interval","properties":{"name":["y"]}}
`)
	want := `1: Person+LegalEntity "Ada" aka A. Smith, Ada S. birthDate=1980
2: Company+Asset+LegalEntity+Organization "Acme" (a) c-ADDRESS_ENTITY->a
3: Address "1 Main St"
4: (p) (c) (c) p-OWNERSHIP->c 2001-02 percentage=50 c-OWNERSHIP->c 2001-02 percentage=50
5: Sanction+Event "EO 1" startDate=2020-05-01 (p) s-ENTITY->p
6: REFUSED “properties.organization” is empty
7: REFUSED nothing in it is part of the mapping
8: REFUSED nothing in it is part of the mapping`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if !strings.Contains(mapping.FollowTheMoneyLicence, "Permission is hereby granted") {
		t.Error("the model's licence is missing")
	}
}

func TestBeneficialOwnershipKeepsWhatIsNotDeclared(t *testing.T) {
	got := guessed(t, "x.json", `[
{"statementId": "1", "recordId": "acme", "recordType": "entity", "recordDetails": {"entityType": {"type": "registeredEntity"}, "name": "Acme", "jurisdiction": {"code": "GB"}}},
{"statementId": "2", "recordId": "jane", "recordType": "person", "recordDetails": {"names": [{"fullName": "Jane"}, {"fullName": "J."}]}},
{"statementId": "3", "recordId": "r1", "recordType": "relationship", "recordDetails": {"subject": "acme", "interestedParty": "jane", "interests": [{"type": "shareholding", "share": {"exact": 75}, "startDate": "2010-01-01"}, {"type": "votingRights", "share": {"exact": 75}, "startDate": "2010-01-01"}]}},
{"statementId": "4", "recordId": "r2", "recordType": "relationship", "recordDetails": {"subject": "acme", "interestedParty": {"reason": "noBeneficialOwners", "description": "None."}}}]`)
	want := `2: Company "Acme" country=GB
3: Person "Jane" aka J.
4: (acme) (jane) jane-HAS_INTEREST_IN->acme 2010-01-01 interests=[shareholding votingRights] share=[75 75]
5: (acme)  "" owner not declared=noBeneficialOwners owner not declared because=None.`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
