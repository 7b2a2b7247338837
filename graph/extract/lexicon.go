package extract

import (
	_ "embed"
	"strings"
)

//go:embed lexicon/given.txt
var givenNames string

var given = set(givenNames)

func set(lists ...string) map[string]bool {
	words := map[string]bool{}
	for _, list := range lists {
		for word := range strings.FieldsSeq(list) {
			words[word] = true
		}
	}
	return words
}

// abbreviations end with a full stop that ends no sentence.
var abbreviations = set(`Mr Mrs Ms Mx Dr Prof Sen Rep Gov Gen Col Capt Lt Sgt Rev Hon St Jr Sr Inc Corp Ltd Co Cos Bros Pty No vs v
	Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ave Blvd Dept Univ Assn Intl`)

// starters begin a sentence, or a run of capitalised words, without belonging
// to a name.
var starters = set(`The A An In On At By For From Of To With Without Within As If When While Where After Before Since Until During Despite
	But And Or Nor So Yet Because Although Though However Meanwhile Moreover Still Then Now Here There This That These Those It Its He She His
	Her They Their We Our You Your I My What Who Whose Which Why How Both Each Every Some Many Most Few Several All Any No Not Only Also Just
	Even Earlier Later Last Next Today Yesterday Tomorrow Once Under Over Between Among Against About Above Across Two Three Four Five Six
	Seven Eight Nine Ten One Another Other Such Asked According Like Unlike Instead Separately Neither Either Is Are Was Were Has Have Had Do
	Does Did Can Could Will Would Should May Might Must Let Back Okay Yes Thank Thanks Good Well Then-`)

// titles stand before a person's name.
var titles = set(`Judge Justice President Minister Secretary Senator Sen Governor Gov Representative Rep Congressman Congresswoman Mayor
	General Gen Colonel Col Captain Capt Lieutenant Lt Sergeant Sgt Professor Prof Dr Mr Mrs Ms Mx Miss Sir Dame Lord Lady Baroness Baron King
	Queen Prince Princess Pope Chancellor Ambassador Commissioner Chairman Chairwoman Chairperson Chair Director Chief Sheriff Inspector
	Detective Premier Speaker Councillor Councilman Councilwoman Rev Bishop Archbishop Cardinal Rabbi Imam Sheikh Ayatollah Admiral Major
	Marshal Magistrate Solicitor Prosecutor Attorney Executive Officer Deputy Comptroller Treasurer MP MEP CEO CFO Vice-President
	Undersecretary Spokesman Spokeswoman Spokesperson Founder Chairholder Hon`)

// judges are the titles that make a person a judge.
var judges = set(`Judge Justice Magistrate`)

// roles stand beside a person's name in lower case.
var roles = set(`executive officer chairman chairwoman chairperson chair president director founder co-founder cofounder owner co-owner
	partner manager head boss chief lawyer lawyers attorney solicitor barrister counsel spokesman spokeswoman spokesperson minister
	secretary senator lawmaker legislator mayor governor judge justice prosecutor commissioner ambassador professor lecturer researcher
	economist analyst strategist scientist historian author writer journalist reporter correspondent editor columnist blogger activist
	campaigner billionaire millionaire businessman businesswoman tycoon oligarch banker financier investor trader developer engineer
	architect doctor teacher farmer student candidate leader deputy adviser advisor aide diplomat official regulator inspector detective
	sheriff general colonel captain treasurer auditor accountant consultant lobbyist trustee administrator liquidator husband wife son
	daughter brother sister father mother nephew niece cousin uncle aunt brother-in-law sister-in-law son-in-law daughter-in-law widow
	partner heir heiress dissident whistleblower member nominee successor predecessor king queen prince pianist artist director-general
	ophthalmologist physician surgeon protester defendant plaintiff`)

// legalForms end the name of a company, whatever stands before.
var legalForms = set(`Inc Corp Corporation Incorporated Ltd Limited LLC LLP LP PLC plc Plc Co Company AG GmbH KG KGaA SE SA S.A S.A.S SAS SARL
	SRL S.r.l SpA S.p.A NV N.V BV B.V AB AS A/S ASA ApS Oy Oyj OOO PJSC JSC OJSC Pte Pty Bhd Sdn KK Kft Zrt EOOD OÜ UAB Ltda`)

// softForms end the name of a company that has other words before.
var softForms = set(`Group Holding Holdings Partners Capital Bank Bancorp Technologies Technology Systems Industries Energy Airlines Airways Air
	Motors Pharmaceuticals Pharma Telecom Telecommunications Foods Mining Media Ventures Securities Insurance Petroleum Oil Gas Electronics
	Semiconductor Semiconductors Robotics Metals Steel Shipping Entertainment Brands Software Networks Nominees Trading Investments
	Investment Chemicals Aerospace Biotech Therapeutics Solutions Consulting Consultants Outsourcing Resources Properties Enterprises
	International Sons Brothers Bros Stores Hotels Resorts Ferries Railways Automotive Communications Labs Laboratories Asset Management
	Advisers Advisors Associates Equity Finance Financial Power Electric Materials Minerals Instruments Interactive Studios Pictures
	Publishing Logistics Banking Conglomerate`)

// institutions are the head nouns of institutions' names.
var institutions = kinds(map[string]string{
	"Agency": `Ministry Department Agency Commission Authority Administration Bureau Council Office Board Directorate Directorate-General
		Inspectorate Secretariat Service Treasury Parliament Senate Congress Assembly Cabinet Police Directorship Registry Embassy
		Commissariat Prosecutors Customs Regulator Chancellery Coastguard Navy Army`,
	"Court":        `Court Tribunal Courts Chamber`,
	"Committee":    `Committee Subcommittee`,
	"Organization": `University Institute Foundation Association Union Federation Society Museum School Academy Church College Trust Centre Center League Organization Organisation Network Alliance Coalition Initiative Hospital`,
	"Party":        `Party`,
	"Company":      `Bank Exchange`,
	"Law":          `Act Treaty Convention Constitution`,
})

// standing are names of institutions that need no other word.
var standing = map[string]string{
	"Congress": "Agency", "Parliament": "Agency", "Senate": "Agency", "Pentagon": "Agency", "Kremlin": "Agency",
	"White House": "Agency", "House of Representatives": "Agency", "House of Commons": "Agency", "House of Lords": "Agency",
	"Supreme Court": "Court", "High Court": "Court", "Constitutional Court": "Court", "Court of Appeal": "Court",
	"Court of Appeals": "Court", "Interpol": "Agency", "Europol": "Agency", "Democrats": "Party", "Republicans": "Party",
}

// places end the names of places, which may begin as a person's does.
var places = set(`Bridge Street Avenue Road Lane River Lake Mountain Mountains Valley Island Islands Airport Park Square County City Stadium Tower
	Building Hall Beach Bay Hill Hills Mosque Cathedral Palace Station Prison Harbour Harbor Canal Province District Village Forest Creek Mine
	Field Port House Plant Pipeline Dam Prize Award Cup`)

// papers end the names of newspapers and broadcasters.
var papers = set(`Times Post Journal Herald Gazette Tribune Courier News Press Guardian Observer Chronicle Telegraph Independent Examiner
	Mail Mirror Zeitung Bulletin Daily Wire Broadcasting Television Radio Review Sentinel Dispatch Inquirer Standard Reporter`)

// paperWords stand before the name of a newspaper or broadcaster.
var paperWords = set(`newspaper daily weekly magazine broadcaster tabloid broadsheet website outlet`)

// generic words can't stand alone for the name that begins with them.
var generic = set(`American United National International European British German French Chinese Russian Japanese Indian Federal State
	Central First New Old North South East West Northern Southern Eastern Western Global World General Royal Supreme High Upper Lower
	Higher Public Private Civil Serious Cabinet Trade Bank Group Ministry Department Office Board Court University Institute Foundation
	Democratic Republican Party President Judge Capital China Russia Germany France Britain India Japan America Europe London Paris
	Deutsche Banca Banco Banque Great Grand Saint San Los Las Santa U.S US UK U.K EU E.U The Export Treasury Commerce Trust Union`)

// nations before a name say whose it is and are no part of a known one.
var nations = set(`U.S US American UK U.K British Chinese Russian German French Indian Japanese Federal Dutch Canadian Australian Swiss
	Italian Spanish Korean Iranian Israeli Ukrainian Turkish Polish Austrian Swedish Norwegian Danish European EU Kenyan Brazilian Mexican`)

// particles stand inside names in lower case.
var particles = set(`de da do dos das di del della la le van von der den ter ten al el bin ibn bint y zu af av`)

// kinds turns head nouns by kind into kinds by head noun.
func kinds(lists map[string]string) map[string]string {
	heads := map[string]string{}
	for kind, list := range lists {
		for head := range set(list) {
			if heads[head] == "" || kind == "Company" {
				heads[head] = kind
			}
		}
	}
	return heads
}
