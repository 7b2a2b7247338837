package views

import (
	"reflect"
	"slices"
	"strings"

	"clew/graph"
)

// firstParagraph is what a list says of a query.
func firstParagraph(description string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(description), "\n\n")
	return first
}

func lastRun(query graph.SavedQuery) string {
	if query.LastRun.IsZero() {
		return "never run"
	}
	return "last run " + moment(query.LastRun)
}

// paramTypeWords says what a parameter takes, for those who make one.
var paramTypeWords = map[graph.ParamType]string{
	graph.TextParam: "text", graph.NumberParam: "number", graph.DateParam: "date", graph.BooleanParam: "yes or no",
	graph.EnumParam: "choice", graph.ListParam: "list of texts", graph.EntityParam: "entity", graph.EntitiesParam: "several entities",
}

// whatChanged names the parts of a query in which a version differs from the
// one before; versions come newest first.
func whatChanged(versions []graph.SavedQuery, i int) string {
	if i+1 >= len(versions) {
		return "the first version"
	}
	now, before := versions[i], versions[i+1]
	var parts []string
	for _, part := range []struct {
		name      string
		unchanged bool
	}{
		{"name", now.Name == before.Name}, {"text", now.Text == before.Text}, {"description", now.Description == before.Description},
		{"tags", slices.Equal(now.Tags, before.Tags)}, {"owner", now.Owner == before.Owner}, {"parameters", reflect.DeepEqual(now.Params, before.Params)},
	} {
		if !part.unchanged {
			parts = append(parts, part.name)
		}
	}
	if len(parts) == 0 {
		return "nothing changed"
	}
	return "changed: " + strings.Join(parts, ", ")
}
