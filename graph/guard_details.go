package graph

import (
	"regexp"
	"strings"
)

// The details of an operator hold its expressions, written by the server, with
// subqueries inside an expression (EXISTS { … } in a list, say) as text: they
// have no operators of their own. They are read here. Quotes are not trusted:
// what stands within them is read like all else.

var (
	loadCSV    = regexp.MustCompile(`(?i)load\s*csv`)
	innerCall  = regexp.MustCompile(`(?:Unr|R)esolvedCall\(\s*([^(\s,]+)`)
	innerScope = regexp.MustCompile(`(?i)\}\s+IN\s+(?:\S+\s+)?(?:CONCURRENT\s+)?TRANSACTIONS|(?:\{|UNION|ALL|DISTINCT)\s+USE\s`)
	calledName = regexp.MustCompile("(?:[\\pL\\pN_]+|`[^`]+`)(?:\\s*\\.\\s*(?:[\\pL\\pN_]+|`[^`]+`))*\\(")
	labelled   = regexp.MustCompile("(?:[\\pL\\pN_]+|`[^`]*`)[:|&!%](?:[\\pL\\pN_]+|`[^`]*`)\\([\\pL\\pN_`, ]*\\)")
)

func (g *guard) checkDetails(operator, details string) error {
	if details == "" {
		return nil
	}
	if loadCSV.MatchString(details) {
		return refused(operatorMessage("LoadCSV"))
	}
	for _, call := range innerCall.FindAllStringSubmatch(details, -1) {
		if !allowedProcedures[call[1]] {
			return refused(procedureMessage(call[1]))
		}
	}
	if innerScope.MatchString(details) {
		return refused("USE and IN TRANSACTIONS are not allowed here.")
	}
	if err := checkFunctions(operator, details); err != nil {
		return err
	}
	if strings.Contains(details, "=~") && len(g.facts.patterns) == 0 {
		return dynamicPattern()
	}
	return g.checkLoops(operator, details)
}

// checkFunctions looks at every name before a parenthesis. Only extensions
// have functions with a dot in their name, and built-in ones that are listed.
func checkFunctions(operator, details string) error {
	// An index names its label and its properties: a:Entity(id).
	bare := labelled.ReplaceAllString(details, " ")
	for _, at := range calledName.FindAllStringIndex(bare, -1) {
		name := strings.TrimSuffix(bare[at[0]:at[1]], "(")
		name = strings.ReplaceAll(strings.Join(strings.Fields(name), ""), "`", "")
		if at[0] > 0 && bare[at[0]-1] == '`' && !strings.Contains(name, ".") {
			continue // the end of a quoted name
		}
		known := allowedFunctions[name] || allowedFunctions[strings.ToLower(name)] || allowedWords[strings.ToUpper(name)]
		if operator == "ProcedureCall" && allowedProcedures[name] || name == "ResolvedCall" || name == "ProcedureResultItem" {
			known = true
		}
		if !known && (strings.Contains(name, ".") || !insideName(bare, at[0])) {
			return refused("The function " + name + " is not allowed here.")
		}
	}
	return nil
}

// insideName tells whether a place is within backticks: a column may be called
// what its author likes.
func insideName(details string, at int) bool {
	return strings.Count(details[:at], "`")%2 == 1
}

// isTyped tells whether every relationship of a path that StatefulShortestPath
// looks for has a type among its predicates.
func isTyped(details string) bool {
	for _, m := range pathLink.FindAllStringSubmatch(details, -1) {
		typed := regexp.MustCompile("(?m)(?:^|\\s|AND )`?" + regexp.QuoteMeta(m[1]) + "`?:[\\pL_`]")
		predicates := strings.ReplaceAll(details, "NOT "+m[1]+":", "")
		if !typed.MatchString(predicates) {
			return false
		}
	}
	return true
}

var pathLink = regexp.MustCompile("-\\[`?([^`\\]:]+)`?[^\\]]*\\]-")
