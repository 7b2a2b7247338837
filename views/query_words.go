package views

import (
	"context"
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

func lastRun(ctx context.Context, query graph.SavedQuery) string {
	if query.LastRun.IsZero() {
		return t(ctx, "library.never-run")
	}
	return t(ctx, "library.last-run", "when", moment(ctx, query.LastRun))
}

// whatChanged names the parts of a query in which a version differs from the
// one before; versions come newest first.
func whatChanged(ctx context.Context, versions []graph.SavedQuery, i int) string {
	if i+1 >= len(versions) {
		return t(ctx, "query.first-version")
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
			parts = append(parts, t(ctx, "query.part-"+part.name))
		}
	}
	if len(parts) == 0 {
		return t(ctx, "query.unchanged")
	}
	return t(ctx, "query.changed", "parts", strings.Join(parts, ", "))
}
