package extract

import (
	"regexp"
	"strings"
)

// relationRule finds one relation in a marked sentence: S is its subject, O
// its object if the pattern names one, V the words that say so.
type relationRule struct {
	kind    string
	pattern *regexp.Regexp
	role    bool // V is an office, which "former" and "deputy" before it undo
	listed  bool // there may be no object with a name
}

// Macros of the patterns: {S:PJ} a subject that is a person or a judge, {O:C}
// an object that is a company, {V:…} the words that say so, {do} what may
// stand between a subject and its verb, {role} an office.
var macros = strings.NewReplacer(
	"{do}", `(?: \([^)]{1,20}\)| in [A-Z]\w+(?: [A-Z]\w+)?)?(?:,[^,;:"<]{0,100}(?:<\w+>[^,;:"<]{0,100}){0,2},|,? (?:which|who)|,)?(?: (?:on |in |late |early |earlier |since )*<T>)?(?: (?:has|have|had|also|since|now|later|then|first|previously|allegedly|reportedly|again|formally|already|temporarily|unanimously|recently|immediately|itself))*`,
	"{t}", `(?: (?:on |in |late |early |earlier |since )*<T>)?`,
	"{gap}", `(?:[^<;."]|<T>){0,60}`,
	"{role}", `[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO|Chairman|Chairwoman|President|Director|chairman|chairwoman|chairperson|chair|president|(?:managing |executive |general )?director(?:[- ]general)?|managing partner|head|boss|mayor|governor`,
	"{and}", `(?:[a-z-]+ and )?`,
	"{list}", `(?:[^.;"<]{0,60}(?:[Ll]ist|blacklist)|[^.;"<]{0,30}<L\d+>)`,
	"{of}", `(?:(?:about |nearly |more than )?[\d.]+ ?(?:%|percent|per cent) of |an? (?:[a-z]+ )?stake in |all of |control of )?`,
	"{rose}", `rose|gained|jumped|climbed|surged|soared|advanced|rallied`,
	"{fell}", `fell|dropped|slid|tumbled|plunged|sank|declined|slumped|lost`,
)

var (
	macroName = regexp.MustCompile(`\{([SO]):([A-Z]+)\}`)
	macroVerb = regexp.MustCompile(`\{V:((?:[^{}]|\{\d+,\d*\})*)\}`)
)

// rules are tried in this order on each sentence.
var rules = compile(
	"FOUNDED", `{S:PJCO}{do} {V:(?:co-)?founded|established|set up} (?:the [a-z]+ )?{O:CMOG}`,
	"FOUNDED", `{O:CMOG}(?:, an? [^<,;.]{1,60}?)?,?(?: which)? (?:was |were )?{V:(?:co-)?founded|established|set up}{t}(?: in [A-Z]\w+)? by (?:[^<;.]{0,60}[ ,])?{S:PJC}`,
	"FOUNDED", `{O:CMOG}(?:'s)? {and}{V:(?:co-)?[Ff]ounder}(?: and [A-Za-z ]{3,30})?,? {S:PJ}`,
	"FOUNDED", `{S:PJ},? (?:is |was )?(?:the |an? )?{and}{V:(?:co-)?founder}(?: and [A-Za-z ]{3,30})? of {O:CMOG}`,
	"FOUNDED", `{V:(?:co-)?founder}(?: and [a-z ]{3,30})? of {O:CMOG},? {S:PJ}`,
	"LEADS role", `{O:CMGKO}(?:'s)? {and}{V:{role}}(?: and [a-z ]{3,30})?,? {S:PJ}`,
	"LEADS role", `{S:PJ},? (?:who is |is )?(?:the |its )?{and}{V:{role}} (?:of|at) {O:CMGKO}`,
	"LEADS role", `{S:PJ}, (?:who is )?{O:CMGKO}'s {and}{V:{role}}(?:[,.;"]|$| who| and)`,
	"LEADS role", `{V:{role}} of {O:CMGKO},? {S:PJ}`,
	"LEADS role", `{V:{role}} {S:PJ} of {O:CMGKO}`,
	"LEADS role", `{O:CMGKO}[^<;."]{0,80} whose {V:{role}} is {S:PJ}`,
	"LEADS role", `{S:PJ} (?:was |is |became |has been |had been )?(?:appointed |named |made |elected )?(?:the )?{V:{role}} of {O:CMGKO}`,
	"LEADS", `{S:PJ}{do} {V:leads|heads|runs|run|chairs|led|headed|chaired} {O:CMGKO}`,
	"LEADS", `{O:CMGKO}[^<;"]{0,60}? (?:is|was) (?:now )?{V:led|headed|run|chaired} by (?:[^<;."]{0,30}[ ,])?{S:PJ}`,
	"LEADS", `{O:CMGKO}, which [^;"]{0,120} (?:is|was) (?:now )?{V:led|headed|run|chaired} by (?:[^<;."]{0,30}[ ,])?{S:PJ}`,
	"OWNS", `{S:PJCOG}{do} {V:owns|controls|bought|acquired|took over} {of}{O:CMO}`,
	"OWNS", `{S:PJCOG}{do} {V:holds|held} an? (?:[a-z]+ )?stake in {O:CMO}`,
	"OWNS", `{O:C}'s {V:parent}(?: company)?,? {S:C}`,
	"OWNS", `{O:CMO}(?:, [^<,;."]{1,60},?)?(?:,? which)?(?: is| was| are| has been)?(?: now| wholly| majority| partly)*,? (?:wholly-|majority-|part-)?{V:owned|controlled|acquired|bought} by (?:[^<;."]{0,60}[ ,])?{S:PJCOG}`,
	"OWNS", `(?:is|are|was) {V:owned} by {S:C} {O:C}`,
	"OWNS", `{S:C}{V:-owned} {O:CM}`,
	"OWNS", `{O:CM}(?:'s)? (?:main |majority |sole |[A-Z][a-z]+ )?{V:owner},? {S:PJC}`,
	"OWNS", `{S:PJC}, (?:the )?{V:owner} of {O:CM}`,
	"OWNS", `{O:CM}{do} {V:belongs to} {S:PJC}`,
	"SUBSIDIARY_OF", `{S:C}, (?:itself )?(?:an?|the) (?:[a-z-]+ ){0,3}?{V:unit|subsidiary|division|arm} of (?:[^<,;."]{0,30} )?{O:C}`,
	"SUBSIDIARY_OF", `{S:C} (?:is|was) (?:now )?an? (?:[a-z-]+ ){0,3}?{V:unit|subsidiary|division|arm} of (?:[^<,;."]{0,30} )?{O:C}`,
	"SUBSIDIARY_OF", `{O:C}(?:'s)? (?:[A-Za-z.-]+ ){0,2}?{V:subsidiary|unit},? {S:C}`,
	"DESIGNATED", `{S:GPJK}{do} {V:designated|blacklisted} {O:PJCMGO}`,
	"DESIGNATED", `{S:GPJK}{do} {V:added|put|placed} {O:PJCMGO}[^<;."]{0,40} (?:to|on) {list}`,
	"DESIGNATED", `{O:PJCMGO} (?:was|were|had been|has been) {V:designated|blacklisted|(?:added to|put on|placed on) {list}} by {S:GPJK}`,
	"REMOVED", `{S:GPJK}{do} {V:removed|delisted|dropped} {O:PJCMGO}[^<;."]{0,40} from {list}`,
	"REMOVED listed", `{S:GPJK}{do} {V:removed|delisted|dropped} [^<;."]{1,60} from {list}`,
	"REMOVED", `{O:PJCMGO} (?:was|were|had been|has been) {V:(?:removed|dropped|taken) (?:from|off) {list}} by {S:GPJK}`,
	"SANCTIONED listed", `{S:GPJ}{do} {V:sanctioned|imposed sanctions (?:on|against)}(?: {O:PJCMGO})?`,
	"SANCTIONED", `{O:PJCMGO} (?:was|were|had been|has been) {V:sanctioned}{t} by {S:GPJ}`,
	"SUED listed", `{S:PJCMGO}{do} {V:sued|is suing|are suing|filed (?:a |an )?(?:[a-z]+ )?(?:law)?suit against}(?: {O:PJCMGKO})?`,
	"SUED", `{O:PJCMGO}(?:,| was| were| had been| has been) {V:sued}{t} by {S:PJCMGO}`,
	"RULED listed", `{S:JKG}{do} {V:ruled}{t}(?: that| against| in favou?r| for| unanimously| <)`,
	"RULED listed", `{S:JK}{do} {V:held|found}{t} that`,
	"HALTED listed", `{S:JKGP}{do} {V:halted|blocked|suspended|froze|stayed|paused|enjoined}(?: {O:PJCMGO})?`,
	"HALTED listed", `(?:was|were|been) {V:halted|blocked|suspended|frozen|stayed|paused}{t} by {S:JKG}`,
	"ORDERED listed", `{S:JKGP}{do} {V:ordered}{t}(?: that)?(?: {O:PJCMGO})?`,
	"ORDERED", `{O:PJCMGO} (?:was|were|had been|has been) {V:ordered}{t} by {S:JKGP}`,
	"ORDERED listed", `[a-z], {V:ordered} by {S:JKG}`,
	"ISSUED listed", `{S:JKGCO}{do} {V:issued} (?:an?|the|its|new|two|three|temporary) `,
	"BANNED listed", `{S:JKG}{do} {V:banned|barred|prohibited|outlawed}(?: {O:PJCMGO})?`,
	"BANNED", `{O:PJCMGO}(?:, [^<,;."]{1,60},)? (?:was|were|had been|has been|had already been) {V:banned|barred} {gap} by {S:JKG}`,
	"DENIED listed", `{S:PJCMGO}{do} {V:denied|denies|deny|(?:rejected|rejects) (?:the|those|these|all) (?:accusations?|allegations?|claims?|charges?)}`,
	"APPOINTED", `{S:PJCGO}{do} {V:appointed|named|nominated} (?:[a-z]+ ){0,3}{O:PJ}`,
	"APPOINTED listed", `{S:PJCGO}{do} {V:appointed|nominated} an? `,
	"APPOINTED", `{O:PJ},? (?:who )?(?:was|had been|has been) (?:first )?{V:appointed|nominated|named}{gap} by {S:PJCGO}`,
	"SHARES_ROSE listed", `[Ss]hares (?:in|of) {S:C}{t}(?: [a-z]+ly)? {V:{rose}}\b`,
	"SHARES_FELL listed", `[Ss]hares (?:in|of) {S:C}{t}(?: [a-z]+ly)? {V:{fell}}\b`,
	"SHARES_ROSE listed", `{S:C}(?:'s)? (?:shares?|stocks?){t}(?: [a-z]+ly)? {V:{rose}|(?:closed|ended)[^<;.]{1,30}higher}\b`,
	"SHARES_FELL listed", `{S:C}(?:'s)? (?:shares?|stocks?){t}(?: [a-z]+ly)? {V:{fell}|(?:closed|ended)[^<;.]{1,30}lower}\b`,
	"SHARES_ROSE listed", `{S:C}{t} {V:{rose}} (?:by )?(?:almost |nearly |about |as much as )?[\d.]+ ?(?:%|percent|per cent)`,
	"SHARES_FELL listed", `{S:C}{t} {V:{fell}} (?:by )?(?:almost |nearly |about |as much as )?[\d.]+ ?(?:%|percent|per cent)`,
)

// second is how a second verb follows its subject at the beginning of the
// sentence: "X fined Y, and ordered".
const second = `{do} [a-z]+(?:ed|ook|uilt|ought)\b[^"]{1,200}?,? and(?: also| later| then)?`

// compile makes rules of pairs: a type with what else is to be known, and a
// pattern. Where the verb follows its subject, a second verb is a rule too.
func compile(pairs ...string) []relationRule {
	var made []relationRule
	for i := 0; i < len(pairs); i += 2 {
		kind, hint, _ := strings.Cut(pairs[i], " ")
		add := func(pattern string) {
			made = append(made, relationRule{kind, regexp.MustCompile(expand(pattern)), hint == "role", hint == "listed"})
		}
		add(pairs[i+1])
		if subject, rest, ok := strings.Cut(pairs[i+1], "{do}"); ok && strings.HasPrefix(subject, "{S:") {
			add(`^(?:[^<,"]{0,40}, )?` + subject + second + rest)
		}
	}
	return made
}

func expand(pattern string) string {
	pattern = macros.Replace(pattern)
	pattern = macroVerb.ReplaceAllString(pattern, `\b(?P<V>$1)`)
	return macroName.ReplaceAllStringFunc(pattern, func(macro string) string {
		part := macroName.FindStringSubmatch(macro)
		return `<[` + part[2] + strings.ToLower(part[2]) + `](?P<` + part[1] + `>\d+)>`
	})
}
