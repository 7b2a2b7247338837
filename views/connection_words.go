package views

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"clew/graph"
)

// whom names everybody: "A", "A and B", "A, B and C".
func whom(ctx context.Context, entities []graph.Entity) string {
	var names []string
	for _, entity := range entities {
		names = append(names, entity.Name)
	}
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return t(ctx, "counts.two-names", "first", strings.Join(names[:last], ", "), "second", names[last])
}

func linksWords(ctx context.Context, n int) string { return t(ctx, "counts.links", "n", n) }

// noPath is the answer where two are not connected by any path.
func noPath(ctx context.Context, data PathsPageData, pair graph.PairEnd) string {
	if data.End.Cut {
		return t(ctx, "connections.late", "from", pair.From.Name, "to", pair.To.Name, "seconds", seconds(graph.PathTime))
	}
	words := t(ctx, "connections.none", "links", linksWords(ctx, data.Length), "from", pair.From.Name, "to", pair.To.Name)
	if pair.Nothing {
		words += " " + t(ctx, "connections.nothing", "links", linksWords(ctx, graph.MaxLength))
	}
	return words
}

// leftWords says what was left out, and why.
func leftWords(ctx context.Context, left graph.LeftOut) string {
	words := []string{t(ctx, "connections.left-path", "links", linksWords(ctx, len(left.Names)-1), "names", strings.Join(left.Names, " – "))}
	if left.Why == graph.LeftByRule {
		for _, rule := range left.Rules {
			words = append(words, ruleTitle(ctx, rule), ruleWhy(ctx, rule))
		}
	} else {
		words = append(words, t(ctx, "connections.left-"+string(left.Why)))
	}
	return strings.Join(words, " ")
}

// leftRemedy is how to let in what was left out: what to press, and where it
// leads; empty where nothing helps.
func leftRemedy(ctx context.Context, data PathsPageData, left graph.LeftOut) (label, path string) {
	address := data.Address()
	switch left.Why {
	case graph.LeftByRule, graph.LeftByRules:
		label = t(ctx, "connections.allow-all")
		if len(left.Rules) == 1 {
			label = t(ctx, "connections.allow-"+string(left.Rules[0]))
		}
	case graph.LeftByChoices:
		label = t(ctx, "connections.unchosen")
		address = url.Values{FieldFrom: address[FieldFrom], FieldTo: address[FieldTo], FieldAllow: address[FieldAllow], FieldLength: {number(graph.MaxLength)}}
	default:
		return "", ""
	}
	for _, rule := range left.Rules {
		if !slices.Contains(address[FieldAllow], string(rule)) {
			address.Add(FieldAllow, string(rule))
		}
	}
	return label, FilledPath(PathsPath, address)
}

// weakWords says what the weakest step of a path rests on.
func weakWords(ctx context.Context, path graph.FoundPath) string {
	if path.Weakest.Step < 0 {
		return t(ctx, "connections.weak-untold")
	}
	step := path.Steps[path.Weakest.Step]
	link := step.Links[0]
	words := []string{t(ctx, "connections.weak-quotes", "n", link.Evidence)}
	if link.Evidence > 1 && link.Sources > 0 {
		words = append(words, t(ctx, "connections.weak-sources", "n", link.Sources))
	}
	if link.Status != "" && link.Status != graph.Asserted {
		words = append(words, t(ctx, "connections.weak-"+string(link.Status)))
	}
	if len(step.Links) > 1 {
		words = append(words, t(ctx, "connections.weak-several", "n", len(step.Links)))
	} else {
		words = append(words, t(ctx, "connections.weak-single"))
	}
	if len(path.Steps) > 1 {
		words = append(words, t(ctx, "connections.weak-alike", "n", path.Weakest.Alike))
	}
	return strings.Join(words, " ")
}

// onPath gives a link of a path with both its ends.
func onPath(path graph.FoundPath, link graph.Link) graph.LinkDetail {
	detail := graph.LinkDetail{Link: link}
	for _, entity := range path.Entities {
		if entity.ID == link.Source {
			detail.Subject = entity
		}
		if entity.ID == link.Target {
			detail.Object = entity
		}
	}
	return detail
}

// pathStatements are the links of a path as sentences with their evidence.
func pathStatements(path graph.FoundPath) []statement {
	var all []statement
	for _, step := range path.Steps {
		for _, link := range step.Links {
			detail := onPath(path, link)
			s := statement{subject: detail.Subject, link: &detail.Link, object: detail.Object}
			for _, claim := range step.Claims {
				if claim.About == link.ID {
					s.claims = append(s.claims, claim)
				}
			}
			all = append(all, s)
		}
	}
	return all
}

// canvasPath is the canvas with all entities of paths on it.
func canvasPath(picked []graph.Entity, paths []graph.FoundPath) string {
	var ids []string
	add := func(e graph.Entity) {
		if !slices.Contains(ids, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	for _, entity := range picked {
		add(entity)
	}
	for _, path := range paths {
		for _, entity := range path.Entities {
			add(entity)
		}
	}
	return ExplorePath(ids...)
}

// cellWords says how a picked entity is linked to what it shares, as read from
// the picked.
func cellWords(ctx context.Context, way graph.FoundPath, link graph.Link, step int) string {
	if link.Source == way.Entities[step].ID {
		return relation(ctx, link.Type, graph.Out)
	}
	return relation(ctx, link.Type, graph.In)
}

// numbered writes the number of a path as it is said in its heading.
func numbered(ctx context.Context, path graph.FoundPath) string {
	return t(ctx, "connections.path", "number", fmt.Sprint(path.Number))
}
