package views

import (
	"context"
	"slices"
	"strings"

	"clew/graph"
)

// foldWords says what the canvas of a view folds into links, as the text tells
// it in full; "" where that is nothing.
func foldWords(ctx context.Context, v graph.View) string {
	if v.Lens == nil || v.Lens.Fold == nil {
		return ""
	}
	var what []string
	single := 0
	for _, e := range v.Entities {
		if slices.Contains(v.Lens.Fold.Events, e.ID) {
			single++
		}
	}
	for _, typ := range v.Lens.Fold.Types {
		if slices.ContainsFunc(v.Entities, func(e graph.ViewEntity) bool { return e.Type == typ }) {
			what = append(what, typesName(ctx, typ))
		}
	}
	if single > 0 {
		what = append(what, t(ctx, "folds.single", "n", single))
	}
	if len(what) == 0 {
		return ""
	}
	return t(ctx, "folds.told", "what", strings.Join(what, ", "))
}

// typesName is what several entities of a type are called.
func typesName(ctx context.Context, typ string) string {
	if name := t(ctx, "types."+typ, "n", 2); name != "types."+typ {
		return name
	}
	return typeName(ctx, typ)
}
