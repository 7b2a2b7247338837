package graph

import (
	"reflect"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Plan is how the database would answer a query.
type Plan struct {
	Columns []string `json:"columns"`
	Root    Operator `json:"plan"`
	Notices []Notice `json:"notices,omitempty"`
}

// Operator is one step of a plan; its children feed it.
type Operator struct {
	Name     string     `json:"name"`
	Details  string     `json:"details,omitempty"`
	Rows     float64    `json:"rows"` // expected
	Children []Operator `json:"children,omitempty"`

	order    string // what the rows are sorted by: expressions, too
	database string
}

// Notice is a remark of the database about a query that it would run.
type Notice struct {
	Message string `json:"message"`
	Line    int    `json:"line,omitempty"` // from 1; 0: about the whole
	Column  int    `json:"column,omitempty"`
}

// planOf reads a plan from the driver's own fields: its method Children gives
// the last child in the place of every child, since it takes the address of a
// loop variable (v5.28.4), and a guard has to see them all.
func planOf(plan neo4j.Plan) (op Operator, ok bool) {
	own := reflect.ValueOf(plan)
	if own.Kind() != reflect.Pointer || own.Elem().Kind() != reflect.Struct || own.Elem().NumField() != 1 {
		return Operator{}, false
	}
	field := own.Elem().Field(0)
	if field.Kind() != reflect.Pointer || field.IsNil() {
		return Operator{}, false
	}
	return operatorOf(field.Elem())
}

func operatorOf(v reflect.Value) (op Operator, ok bool) {
	name, arguments, children := v.FieldByName("Operator"), v.FieldByName("Arguments"), v.FieldByName("Children")
	if name.Kind() != reflect.String || arguments.Kind() != reflect.Map || children.Kind() != reflect.Slice {
		return Operator{}, false
	}
	op.Name, op.database, _ = strings.Cut(name.String(), "@")
	argument := func(name string) reflect.Value {
		if value := arguments.MapIndex(reflect.ValueOf(name)); value.IsValid() {
			return value.Elem()
		}
		return reflect.Value{}
	}
	op.Details, op.order = text(argument("Details")), text(argument("Order"))
	if rows := argument("EstimatedRows"); rows.IsValid() && rows.CanFloat() {
		op.Rows = rows.Float()
	}
	for i := range children.Len() {
		child, ok := operatorOf(children.Index(i))
		if !ok {
			return Operator{}, false
		}
		op.Children = append(op.Children, child)
	}
	return op, true
}

func text(v reflect.Value) string {
	if v.Kind() != reflect.String {
		return ""
	}
	return v.String()
}

// refused names in words what is not on a list.
func refused(what string) error {
	return &Error{Kind: Forbidden, Message: what}
}

// walk checks an operator and those below it.
func (g *guard) walk(op Operator) error {
	name, _, _ := strings.Cut(op.Name, "(")
	switch {
	case !allowedOperators[name]:
		return refused(operatorMessage(name))
	case op.database != g.database:
		return refused("Queries can read the graph that Clew shows, and no other.")
	case name == "ProcedureCall":
		if procedure, _, _ := strings.Cut(op.Details, "("); !allowedProcedures[procedure] {
			return refused(procedureMessage(procedure))
		}
	case name == "StatefulShortestPath" && !isTyped(op.Details):
		return refused("SHORTEST needs types here, such as -[:OWNS|FUNDS]-+: without them it can keep the database busy for minutes. shortestPath((a)-[*..15]-(b)) does without.")
	}
	for _, details := range []string{op.Details, op.order} {
		if err := g.checkDetails(name, details); err != nil {
			return err
		}
	}
	for _, child := range op.Children {
		if err := g.walk(child); err != nil {
			return err
		}
	}
	return g.growth.read(op)
}

// operatorMessage says what an operator that isn't allowed would do.
func operatorMessage(name string) string {
	has := func(parts ...string) bool {
		for _, part := range parts {
			if strings.Contains(name, part) {
				return true
			}
		}
		return false
	}
	switch {
	case has("LoadCSV"):
		return "LOAD CSV is not allowed here: queries can't read files or addresses."
	case has("Transaction") && has("Foreach", "Apply"):
		return "CALL … IN TRANSACTIONS is not allowed here: it is for changing the graph."
	case has("Terminate"):
		return "TERMINATE is not allowed here: queries can't end what others do."
	case has("ShowTransactions"):
		return "SHOW TRANSACTIONS is not allowed here: what others ask is their own."
	case has("Show"):
		return "SHOW is not allowed here: queries read the graph, not how the database is set up."
	case has("Index", "Constraint", "Administration", "User", "Role", "Database", "System"):
		return schemaMessage
	case has("Create", "Merge", "Set", "Delete", "Remove", "Foreach", "Locking", "Insert"):
		return writeMessage
	}
	return "The step “" + name + "” is not allowed here."
}

const (
	writeMessage  = "This query would change the graph. Queries can only read it."
	schemaMessage = "This query would change or show how the database is set up. Queries can only read the graph."
)

func procedureMessage(name string) string {
	return "The procedure " + strings.TrimSpace(name) + " is not allowed here. Those that are: db.labels, db.relationshipTypes, db.propertyKeys and the searches of db.index."
}
