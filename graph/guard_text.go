package graph

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of a stranger's text. Neo4j's parser and planner can't be stopped:
// 300 brackets or 25 XORs keep it busy for minutes, so such a text must never
// reach it.
const (
	maxText     = 20_000 // bytes
	maxLexemes  = 4000
	maxBrackets = 60  // within each other
	maxBraces   = 10  // of them braces: planning time grows with each by half
	maxXors     = 8   // the planner's work doubles with each
	maxNots     = 50  // in a row
	maxSteps    = 30  // WITH, UNWIND and CALL: planning time grows with their square
	maxLists    = 50  // that may stand within each other once the steps are followed: likewise
	maxSums     = 100 // signs of arithmetic, and lines of patterns, between two commas or clauses
)

// A lexeme is the smallest piece of Cypher that says something.
type lexeme struct {
	kind tokenKind
	text string // of a text: what stands between its quotes
}

type tokenKind byte

const (
	wordToken tokenKind = iota
	textToken
	nameToken // in backticks
	numberToken
	signToken
)

func (t lexeme) is(sign string) bool { return t.kind == signToken && t.text == sign }

func (t lexeme) isWord(word string) bool {
	return t.kind == wordToken && strings.EqualFold(t.text, word)
}

// tokenPattern reads one token, gap or comment at the start of a text. Where a
// quote is never closed the server finds the fault itself.
var tokenPattern = regexp.MustCompile(`^(?s:(?P<gap>[\s\p{Zs}\p{Zl}\p{Zp}\x00-\x1f]+|//[^\r\n]*|/\*.*?(?:\*/|$))` +
	`|(?P<text>'(?:[^'\\]|\\.)*(?:'|$)|"(?:[^"\\]|\\.)*(?:"|$))` +
	"|(?P<name>`[^`]*(?:`|$))" +
	`|(?P<number>0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|[0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9]+)?)` +
	`|(?P<word>[\p{L}\p{Nl}\p{Pc}][\p{L}\p{Nl}\p{Pc}\p{Nd}\p{Mn}\p{Mc}]*)` +
	`|(?P<sign>=~|\|\||.))`)

// tokenise reads a text whose Unicode escapes have been resolved.
func tokenise(text string) []lexeme {
	var tokens []lexeme
	for text != "" {
		m := tokenPattern.FindStringSubmatchIndex(text)
		if m == nil { // not valid UTF-8
			text = text[1:]
			continue
		}
		piece := text[:m[1]]
		text = text[m[1]:]
		switch {
		case m[4] >= 0:
			tokens = append(tokens, lexeme{textToken, strings.TrimSuffix(piece[1:], piece[:1])})
		case m[6] >= 0:
			tokens = append(tokens, lexeme{nameToken, piece})
		case m[8] >= 0:
			tokens = append(tokens, lexeme{numberToken, piece})
		case m[10] >= 0:
			tokens = append(tokens, lexeme{wordToken, piece})
		case m[12] >= 0:
			tokens = append(tokens, lexeme{signToken, piece})
		}
	}
	return tokens
}

// unescape resolves \uXXXX, which Cypher does before it reads anything else.
// The server is given the result: behind a prefix it takes escapes otherwise
// than without, so that what is planned would not be what is run.
func unescape(text string) (string, error) {
	var out strings.Builder
	for {
		i := strings.Index(text, `\u`)
		if i < 0 {
			out.WriteString(text)
			break
		}
		if i > 0 && text[i-1] == '\\' {
			return "", twiceEscaped()
		}
		digits := text[i+2 : min(i+6, len(text))]
		code, err := strconv.ParseUint(digits, 16, 16)
		if err != nil || len(digits) < 4 {
			return "", invalid(`An escape is not whole: write \u and four hexadecimal digits.`)
		}
		out.WriteString(text[:i])
		out.WriteRune(rune(code))
		text = text[i+6:]
	}
	if strings.Contains(out.String(), `\u`) {
		return "", twiceEscaped()
	}
	return out.String(), nil
}

func twiceEscaped() error {
	return invalid(`A backslash and u behind another backslash can be read in two ways. Write the characters themselves.`)
}

// facts of a text that its plan doesn't tell, since the server takes numbers
// and texts out of it before planning.
type textFacts struct {
	plain     string       // the text without escapes, to be planned and run
	bigNumber bool         // a number beyond smallNumber
	patterns  []lexeme     // what follows each =~
	after     map[int]bool // pattern i goes on behind its first lexeme
}

// smallNumber bounds how often an expression may run over a range: a row's
// expression can't be stopped once it has begun.
const smallNumber = 100_000

// readText refuses what must not reach the server and gathers what the plan
// won't tell.
func readText(text string) (textFacts, error) {
	var facts textFacts
	if len(text) > maxText {
		return facts, invalid("The query is too long: %d characters is the most.", maxText)
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return facts, invalid("The query holds characters that are no text.")
	}
	plain, err := unescape(text)
	if err != nil {
		return facts, err
	}
	tokens := tokenise(plain)
	if len(tokens) == 0 {
		return facts, invalid("The query is empty.")
	}
	if err := checkPrefix(tokens[0]); err != nil {
		return facts, err
	}
	if err := checkShape(tokens); err != nil {
		return facts, err
	}
	if err := checkReplace(tokens); err != nil {
		return facts, err
	}
	facts.plain = plain
	facts.read(tokens)
	return facts, nil
}

// prefixes change what the server does with a query, or to which graph.
var prefixes = map[string]string{
	"explain": "Leave out EXPLAIN at the start: the plan is drawn by the button beside the query.",
	"profile": "PROFILE is not allowed here. Leave it out: the plan is drawn by the button beside the query.",
	"cypher":  "Options at the start (CYPHER …) are not allowed here. Leave them out.",
	"use":     "USE is not allowed here: queries read the graph that Clew shows.",
}

func checkPrefix(first lexeme) error {
	if message := prefixes[strings.ToLower(first.text)]; message != "" && first.kind == wordToken {
		return &Error{Kind: Forbidden, Message: message}
	}
	return nil
}

func checkShape(tokens []lexeme) error {
	depth, braces, nots, xors, sums, steps, lists := 0, 0, 0, 0, 0, 0, 0
	for i, t := range tokens {
		before := lexeme{kind: signToken}
		if i > 0 {
			before = tokens[i-1]
		}
		switch {
		case isOneOf(t, "UNWIND", "CALL"), t.isWord("WITH") && !isOneOf(before, "STARTS", "ENDS"):
			steps++
		case t.is("[") && beginsList(before):
			lists++
		}
		switch {
		case t.is("("), t.is("["), t.is("{"), t.isWord("CASE"):
			depth++
		case t.is(")"), t.is("]"), t.is("}"), t.isWord("END"):
			depth = max(depth-1, 0)
		}
		switch {
		case t.is("{"):
			braces++
		case t.is("}"):
			braces = max(braces-1, 0)
		}
		switch {
		case t.is("+"), t.is("-"), t.is("*"), t.is("/"), t.is("%"), t.is("^"), t.is("||"):
			sums++
		case t.is(","), t.isWord("WITH"), t.isWord("RETURN"), t.isWord("WHERE"), t.isWord("MATCH"):
			sums = 0
		}
		nots++
		if !t.isWord("NOT") {
			nots = 0
		}
		if t.isWord("XOR") {
			xors++
		}
		switch {
		case depth > maxBrackets:
			return invalid("More than %d brackets or CASEs stand within each other. Take the query apart with WITH.", maxBrackets)
		case braces > maxBraces:
			return invalid("More than %d subqueries or maps stand within each other. Take the query apart with WITH.", maxBraces)
		case sums > maxSums:
			return invalid("More than %d additions or the like stand in one expression. Take it apart with WITH.", maxSums)
		case steps > maxSteps:
			return invalid("More than %d WITHs, UNWINDs and CALLs are too much for the database. Ask in several queries.", maxSteps)
		case lists > maxLists:
			return invalid("More than %d lists are written out. Give them as a parameter.", maxLists)
		case nots > maxNots:
			return invalid("More than %d NOTs stand in a row.", maxNots)
		case xors > maxXors:
			return invalid("More than %d XORs are too much for the database. Write <> in their place.", maxXors)
		}
	}
	if len(tokens) > maxLexemes {
		return invalid("The query is too long: %d words and signs is the most.", maxLexemes)
	}
	return nil
}

// beginsList tells whether a [ behind this is that of a list, and not of a
// pattern's link or of an index.
func beginsList(before lexeme) bool {
	switch before.kind {
	case signToken:
		return !before.is("-") && !before.is(")") && !before.is("]") && !before.is("}")
	case wordToken:
		return isOneOf(before, "IN", "RETURN", "WITH", "UNWIND", "THEN", "ELSE", "DISTINCT", "AND", "OR", "NOT", "BY", "WHEN", "CASE", "WHERE")
	}
	return false
}

func (f *textFacts) read(tokens []lexeme) {
	f.after = map[int]bool{}
	for i, t := range tokens {
		switch {
		case t.kind == numberToken:
			f.bigNumber = f.bigNumber || isBig(t.text)
		case t.is("=~"):
			f.addPattern(tokens[i+1:])
		}
	}
}

// addPattern notes what follows an =~: a text, or $ and a name, or else.
func (f *textFacts) addPattern(rest []lexeme) {
	pattern, rest := take(rest)
	if pattern.is("$") {
		pattern, rest = take(rest)
		pattern.text = "$" + strings.Trim(pattern.text, "`")
		pattern.kind = nameToken
	}
	f.patterns = append(f.patterns, pattern)
	next, _ := take(rest)
	f.after[len(f.patterns)-1] = next.kind == signToken && strings.Contains("+-*/%^.[(||", next.text)
}

func take(tokens []lexeme) (lexeme, []lexeme) {
	if len(tokens) == 0 {
		return lexeme{signToken, ""}, nil
	}
	return tokens[0], tokens[1:]
}

// isBig tells whether a number as written is beyond smallNumber.
func isBig(text string) bool {
	text = strings.ToLower(strings.ReplaceAll(text, "_", ""))
	if n, err := strconv.ParseInt(text, 0, 64); err == nil {
		return n > smallNumber
	}
	x, err := strconv.ParseFloat(text, 64)
	return err != nil || x > smallNumber
}
