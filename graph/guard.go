package graph

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// checkTime is what the database may take to read and plan a query.
const checkTime = 5 * time.Second

// SyntaxError says where the database could not read a query. Line and column
// count from 1, Offset from 0; 0, 0, 0 when it does not say. Columns and
// offsets count UTF-16 units, as browsers do.
type SyntaxError struct {
	Line, Column, Offset int
	Message              string
}

func (e *SyntaxError) Error() string { return e.Message }

// guard checks one query.
type guard struct {
	facts     textFacts
	bigNumber bool
	database  string // that operators work on
	growth    growth
}

// Check tells how the database would answer a query and refuses what may not
// be run. Neo4j Community has no roles, and what it lets a reader do includes
// reading files, calling addresses and ending other people's queries; so the
// text is planned, not run, and each step of the plan has to be on a list of
// what only reads the graph. A query that can't be read is Invalid, with a
// [SyntaxError] as its cause; one that isn't allowed is Forbidden.
func (s *Store) Check(ctx context.Context, text string, params map[string]any) (Plan, error) {
	facts, err := readText(text)
	if err != nil {
		return Plan{}, err
	}
	return s.checkPlan(ctx, facts, params)
}

func (s *Store) checkPlan(ctx context.Context, facts textFacts, params map[string]any) (Plan, error) {
	if err := checkParams(params); err != nil {
		return Plan{}, err
	}
	if err := facts.checkPatterns(params); err != nil {
		return Plan{}, err
	}
	database, err := s.planDatabase(ctx)
	if err != nil {
		return Plan{}, err
	}
	summary, columns, err := s.explain(ctx, facts.plain, params)
	if err != nil {
		return Plan{}, err
	}
	g := &guard{facts: facts, bigNumber: facts.bigNumber || hasBigNumber(params), database: database, growth: growth{}}
	return g.check(summary, columns)
}

func (g *guard) check(summary neo4j.ResultSummary, columns []string) (Plan, error) {
	root, ok := Operator{}, false
	if summary.Plan() != nil {
		root, ok = planOf(summary.Plan())
	}
	if ok {
		if err := g.walk(root); err != nil {
			return Plan{}, err
		}
	}
	switch {
	case summary.StatementType() == neo4j.StatementTypeReadWrite, summary.StatementType() == neo4j.StatementTypeWriteOnly:
		return Plan{}, refused(writeMessage)
	case summary.StatementType() != neo4j.StatementTypeReadOnly:
		return Plan{}, refused(schemaMessage)
	case !ok:
		return Plan{}, refused("The database does not tell how it would answer this query, so it is not run.")
	}
	return Plan{Columns: columns, Root: root, Notices: noticesOf(summary)}, nil
}

// explainPrefix stands on a line of its own, so that the places of errors are
// those in the text itself.
const explainPrefix = "EXPLAIN\n"

// explain plans a text without running it.
func (s *Store) explain(ctx context.Context, text string, params map[string]any) (neo4j.ResultSummary, []string, error) {
	end, err := s.checks.enter(ctx)
	if err != nil {
		return nil, nil, err
	}
	tag := newTag()
	bounded, cancel := context.WithTimeout(ctx, checkTime+time.Second)
	defer cancel()
	session := s.driver.NewSession(bounded, s.sessionConfig(neo4j.AccessModeRead))
	summary, columns, err := explained(session.Run(bounded, explainPrefix+text, params, strangerTx(tag, checkTime)...))(bounded)
	s.end(ctx, session)
	s.release(tag, bounded.Err() == nil && KindOf(wrap(ctx, err)) != Timeout, end)
	if err != nil && bounded.Err() != nil && ctx.Err() == nil {
		return nil, nil, tooLongToPlan(err)
	}
	if err != nil {
		return nil, nil, textError(ctx, err, explainPrefix)
	}
	return summary, columns, nil
}

func tooLongToPlan(err error) error {
	return &Error{Timeout, "The database took too long to plan the query. Make it simpler.", err}
}

func explained(result neo4j.ResultWithContext, err error) func(context.Context) (neo4j.ResultSummary, []string, error) {
	return func(ctx context.Context) (neo4j.ResultSummary, []string, error) {
		if err != nil {
			return nil, nil, err
		}
		columns, err := result.Keys()
		if err != nil {
			return nil, nil, err
		}
		summary, err := result.Consume(ctx)
		return summary, columns, err
	}
}

// planDatabase returns the name of the database that plans are about.
func (s *Store) planDatabase(ctx context.Context) (string, error) {
	if name := s.planned.Load(); name != nil {
		return *name, nil
	}
	summary, _, err := s.explain(ctx, "RETURN 1", nil)
	if err != nil {
		return "", err
	}
	if summary.Plan() == nil {
		return "", refused("The database does not tell how it would answer a query, so none is run.")
	}
	root, _ := planOf(summary.Plan())
	s.planned.Store(&root.database)
	return root.database, nil
}

// placeOfError is where an error says that it is: (line 1, column 5 (offset: 4)).
var placeOfError = regexp.MustCompile(`\(line (\d+), column (\d+) \(offset: (\d+)\)\)`)

// textError turns an error about a stranger's own text into words: unlike other
// errors of the database, what it says is meant for the author.
func textError(ctx context.Context, err error, prefix string) error {
	var server *neo4j.Neo4jError
	if !errors.As(err, &server) || ctx.Err() != nil {
		return wrap(ctx, err)
	}
	switch {
	case strings.HasPrefix(server.Code, "Neo.ClientError.Transaction.TransactionTimedOut"):
		return tooLongToPlan(err)
	case strings.Contains(server.Msg, "Unsupported administration command"):
		return &Error{Forbidden, schemaMessage, err}
	case server.Code == "Neo.ClientError.Statement.AccessMode":
		return &Error{Forbidden, writeMessage, err}
	case strings.HasPrefix(server.Code, "Neo.ClientError.Procedure."), strings.HasPrefix(server.Code, "Neo.ClientError.Statement."):
		return syntaxError(server, prefix)
	}
	return wrap(ctx, err)
}

func syntaxError(server *neo4j.Neo4jError, prefix string) error {
	first, _, _ := strings.Cut(server.Msg, "\n\"")
	cause := &SyntaxError{}
	if m := placeOfError.FindStringSubmatch(server.Msg); m != nil {
		first = strings.TrimSpace(strings.Replace(first, m[0], "", 1))
		cause.Line, cause.Column, cause.Offset = atoi(m[1])-strings.Count(prefix, "\n"), atoi(m[2]), atoi(m[3])-len(prefix)
		if cause.Line < 1 || cause.Offset < 0 {
			cause.Line, cause.Column, cause.Offset = 1, 1, 0
		}
	}
	cause.Message = sentence(strings.Join(strings.Fields(first), " "))
	if strings.Contains(cause.Message, "exactly one statement per query") {
		cause.Message = "There is more than one statement. Leave one, and no semicolon between."
	}
	return &Error{Invalid, cause.Message, cause}
}

func sentence(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func noticesOf(summary neo4j.ResultSummary) []Notice {
	var notices []Notice
	for _, n := range summary.Notifications() {
		notice := Notice{Message: n.Description()}
		if at := n.Position(); at != nil && at.Line() > 1 {
			notice.Line, notice.Column = at.Line()-1, at.Column()
		}
		notices = append(notices, notice)
	}
	return notices
}

// Bounds of what a query is given.
const (
	maxParams     = 1 << 20 // bytes, about
	maxParamDepth = 20
)

func checkParams(params map[string]any) error {
	size := 0
	for name, value := range params {
		size += len(name)
		if err := measure(value, 0, &size); err != nil {
			return err
		}
	}
	return nil
}

func measure(value any, depth int, size *int) error {
	*size += 8
	switch v := value.(type) {
	case nil, bool, int, int64, float64:
	case string:
		*size += len(v)
		if valid(v) != v {
			return invalid("A value of the query holds characters that are no text.")
		}
	case []string:
		for _, text := range v {
			*size += 8 + len(text)
		}
	case []any:
		for i := 0; i < len(v) && depth < maxParamDepth; i++ {
			if err := measure(v[i], depth+1, size); err != nil {
				return err
			}
		}
	case map[string]any:
		for name, one := range v {
			*size += len(name)
			if err := measure(one, depth+1, size); err != nil {
				return err
			}
		}
	default:
		return invalid("A value of the query is of a kind that can't be given to it: %s.", fmt.Sprintf("%T", v))
	}
	if *size > maxParams {
		return invalid("The values given to the query are too large: one megabyte in all is the most.")
	}
	if depth >= maxParamDepth {
		return invalid("The values given to the query are nested too deeply.")
	}
	return nil
}

func hasBigNumber(value any) bool {
	switch v := value.(type) {
	case int:
		return v > smallNumber
	case int64:
		return v > smallNumber
	case float64:
		return v > smallNumber
	case []any:
		for _, one := range v {
			if hasBigNumber(one) {
				return true
			}
		}
	case map[string]any:
		for _, one := range v {
			if hasBigNumber(one) {
				return true
			}
		}
	}
	return false
}
