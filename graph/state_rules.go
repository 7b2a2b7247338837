package graph

import (
	"slices"
	"strings"
)

// Effect is what a link does to a measure, or says of a thing.
type Effect string

// What a link can do. A measure is what somebody imposes on something: a
// designation, a ban, an order, a listing.
const (
	Begins     Effect = "begins"     // brings the measure about
	Bears      Effect = "bears"      // ties the measure to what it bears on
	Lists      Effect = "lists"      // says on which list the measure puts that
	Imposes    Effect = "imposes"    // is a measure itself, from who imposes it to what it bears on
	Halts      Effect = "halts"      // suspends its enforcement
	Resumes    Effect = "resumes"    // takes the suspension back
	Shelves    Effect = "shelves"    // puts it on the shelf
	Ends       Effect = "ends"       // takes it back
	Challenges Effect = "challenges" // asks a court to end it
	Is         Effect = "is"         // is a state of the one end in itself: an office, an owner
)

// stateRule says what links of some types do, to or by the entity at one end.
type stateRule struct {
	types  string // with spaces between them
	of     Direction
	effect Effect
	kind   string // what the measure makes of the thing, where the link alone says so
}

// stateRules is all that Clew knows of how a state comes about. Of says how
// the link runs as seen from the measure; for [Imposes] and [Is], as seen from
// the thing whose state it is.
var stateRules = []stateRule{
	{"MADE ISSUED SIGNED ENACTED IMPOSED ADOPTED DECREED ORDERED", In, Begins, ""},
	{"TARGETS APPLIES_TO AIMED_AT", Out, Bears, ""},
	{"PLACED_ON ADDS_TO", Out, Lists, ""},
	{"DESIGNATES DESIGNATED", In, Imposes, "designated"},
	{"LISTS LISTED BLACKLISTS BLACKLISTED", In, Imposes, "listed"},
	{"LISTED_ON LISTED_BY", Out, Imposes, "listed"},
	{"BANS BANNED", In, Imposes, "banned"},
	{"BANNED_BY", Out, Imposes, "banned"},
	{"SANCTIONS SANCTIONED", In, Imposes, "sanctioned"},
	{"SANCTIONED_BY", Out, Imposes, "sanctioned"},
	{"RESTRICTS RESTRICTED", In, Imposes, "restricted"},
	{"HALTS HALTED SUSPENDS SUSPENDED STAYS STAYED BLOCKS BLOCKED ENJOINS ENJOINED", In, Halts, ""},
	{"RESUMES RESUMED REINSTATES REINSTATED", In, Resumes, ""},
	{"SHELVES SHELVED POSTPONES POSTPONED", In, Shelves, ""},
	{"ENDS ENDED REMOVES REMOVED DELISTS DELISTED REVOKES REVOKED RESCINDS RESCINDED REPEALS REPEALED " +
		"LIFTS LIFTED VACATES VACATED ANNULS ANNULLED WITHDRAWS WITHDREW OVERTURNS OVERTURNED", In, Ends, ""},
	{"REVOKED_BY REPEALED_BY RESCINDED_BY ENDED_BY", Out, Ends, ""},
	{"CHALLENGES CHALLENGED", In, Challenges, ""},
	{"LEADS CHAIRS HOLDS SITS_ON SPEAKS_FOR MEMBER_OF SUBSIDIARY_OF", Out, Is, ""},
	{"OWNS CONTROLS", In, Is, ""},
}

// measureKinds says what measures of a type make of what they bear on. Only
// these last by themselves: what else was issued or made, such as a ruling, has
// a state when something halts or ends it.
var measureKinds = map[string]string{
	"Designation": "designated", "Listing": "listed", "Sanction": "sanctioned", "Ban": "banned", "Restriction": "restricted",
	"Embargo": "restricted", "ExecutiveOrder": "subject", "Order": "subject", "Regulation": "subject", "Law": "subject",
}

var ruleByType = func() map[string]stateRule {
	all := map[string]stateRule{}
	for _, rule := range stateRules {
		for typ := range strings.FieldsSeq(rule.types) {
			all[typ] = rule
		}
	}
	return all
}()

// ruleOf is what links of a type do: "LISTED_BY", "listed by" and "listedBy"
// are one type.
func ruleOf(typ string) (stateRule, bool) {
	rule, ok := ruleByType[strings.ToUpper(strings.ReplaceAll(plain(typ), " ", "_"))]
	return rule, ok
}

// stateTypes are those of the types that a rule is about.
func stateTypes(all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(typ string) bool { _, ok := ruleOf(typ); return !ok })
}
