package views

import (
	"context"
	"strconv"

	"clew/graph"
)

// Names of the fields of the forms that ask how things are connected.
const (
	FieldFrom      = "from"
	FieldTo        = "to"
	FieldWith      = "with"
	FieldTypes     = "type"
	FieldDirection = "direction"
	FieldLength    = "length"
	FieldSteps     = "steps"
	FieldOn        = "on"
	FieldEvidence  = "evidence"
	FieldDoubted   = "doubted"
	FieldAllow     = "allow"
)

// Values of the fields for the least evidence and for what is doubted.
const (
	EvidenceAny     = "any"
	EvidenceQuote   = "quote"
	EvidenceSources = "sources"
	DoubtedKeep     = "keep"
	DoubtedLeave    = "leave"
)

// PathsForm is the form that asks for paths, in the manner of a saved query's.
func PathsForm(ctx context.Context, foreign bool) graph.SavedQuery {
	return graph.SavedQuery{Params: append([]graph.Param{
		{Name: FieldFrom, Label: t(ctx, "connections.from"), Type: graph.EntityParam, Required: true},
		{Name: FieldTo, Label: t(ctx, "connections.to"), Help: t(ctx, "connections.to-help"), Type: graph.EntitiesParam, Required: true},
		{Name: FieldLength, Label: t(ctx, "connections.length"), Help: t(ctx, "connections.length-help", "n", graph.MaxLength),
			Type: graph.NumberParam, Default: float64(graph.DefaultLength), Required: true},
		{Name: FieldDirection, Label: t(ctx, "connections.direction"), Type: graph.EnumParam, Options: []string{string(graph.Both), string(graph.Out), string(graph.In)},
			Default: string(graph.Both), Required: true},
	}, linkParams(ctx, foreign)...)}
}

// CommonForm is the form that asks what things share.
func CommonForm(ctx context.Context, foreign bool) graph.SavedQuery {
	return graph.SavedQuery{Params: append([]graph.Param{
		{Name: FieldWith, Label: t(ctx, "connections.with"), Help: t(ctx, "connections.with-help"), Type: graph.EntitiesParam, Required: true},
		{Name: FieldSteps, Label: t(ctx, "connections.steps"), Type: graph.EnumParam, Options: []string{"1", "2"}, Default: "1", Required: true},
	}, linkParams(ctx, foreign)...)}
}

// linkParams say which links count.
func linkParams(ctx context.Context, foreign bool) []graph.Param {
	params := []graph.Param{
		{Name: FieldOn, Label: t(ctx, "connections.on"), Help: t(ctx, "connections.on-help"), Type: graph.DateParam},
		{Name: FieldTypes, Label: t(ctx, "connections.types"), Help: t(ctx, "connections.types-help"), Type: graph.ListParam},
	}
	if !foreign {
		params = append(params,
			graph.Param{Name: FieldEvidence, Label: t(ctx, "connections.evidence"), Type: graph.EnumParam,
				Options: []string{EvidenceAny, EvidenceQuote, EvidenceSources}, Default: EvidenceAny, Required: true},
			graph.Param{Name: FieldDoubted, Label: t(ctx, "connections.doubted"), Type: graph.EnumParam,
				Options: []string{DoubtedKeep, DoubtedLeave}, Default: DoubtedKeep, Required: true})
	}
	return append(params, graph.Param{Name: FieldAllow, Label: t(ctx, "connections.allow"), Help: t(ctx, "connections.allow-help"), Type: graph.ListParam})
}

// connectionOptions are what the fields offer to choose from.
func connectionOptions(ctx context.Context, types []string, rules []graph.Rule) map[string][]graph.Option {
	options := map[string][]graph.Option{}
	for field, values := range map[string][]string{
		FieldSteps:     {"1", "2"},
		FieldEvidence:  {EvidenceAny, EvidenceQuote, EvidenceSources},
		FieldDoubted:   {DoubtedKeep, DoubtedLeave},
		FieldDirection: {string(graph.Both), string(graph.Out), string(graph.In)},
	} {
		for _, value := range values {
			options[field] = append(options[field], graph.Option{Value: value, Label: t(ctx, "connections."+field+"-"+value)})
		}
	}
	for _, typ := range types {
		options[FieldTypes] = append(options[FieldTypes], graph.Option{Value: typ, Label: relationWords(ctx, typ)})
	}
	for _, rule := range rules {
		options[FieldAllow] = append(options[FieldAllow], graph.Option{Value: string(rule), Label: t(ctx, "connections.allow-"+string(rule))})
	}
	return options
}

// ruleTitle says what a rule leaves out.
func ruleTitle(ctx context.Context, rule graph.Rule) string {
	return t(ctx, "connections.rule-"+string(rule), "n", graph.HubLinks)
}

// ruleWhy says why.
func ruleWhy(ctx context.Context, rule graph.Rule) string {
	return t(ctx, "connections.why-"+string(rule))
}

func number(n int) string { return strconv.Itoa(n) }
