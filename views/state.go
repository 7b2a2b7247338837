package views

import (
	"context"
	"regexp"

	"clew/graph"
)

// spoken is a piece of a sentence: words, or the name of an entity.
type spoken struct {
	text   string
	entity *graph.Entity
}

var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// phrase is a message with entities in it, which are links.
func phrase(ctx context.Context, key string, entities map[string]*graph.Entity, values ...any) []spoken {
	text := t(ctx, key, values...)
	var all []spoken
	end := 0
	for _, at := range placeholder.FindAllStringSubmatchIndex(text, -1) {
		entity := entities[text[at[2]:at[3]]]
		if entity == nil {
			continue
		}
		all = append(all, spoken{text: text[end:at[0]]}, spoken{entity: entity})
		end = at[1]
	}
	return append(all, spoken{text: text[end:]})
}

// findingSentence says a finding: "Listed on the blacklist by the department
// since 14 January 2021; enforcement halted since 12 March 2021 by a ruling".
func findingSentence(ctx context.Context, f graph.Finding) []spoken {
	sentence := findingLead(ctx, f)
	began := f.Began()
	if began != nil && f.Phase != graph.Ended {
		if by := began.Other; f.Kind != "is" && by.ID != "" && (f.Measure == nil || by.ID != f.Measure.ID) {
			sentence = append(sentence, spoken{text: " "})
			sentence = append(sentence, phrase(ctx, "state.by", map[string]*graph.Entity{"by": &by})...)
		}
		sentence = append(sentence, spoken{text: " " + sinceWords(ctx, f.Phase, began.On)})
	}
	if turn := f.Decisive(); turn != nil {
		sentence = append(sentence, spoken{text: "; "})
		sentence = append(sentence, turnWords(ctx, *turn, string(f.Phase))...)
	}
	for _, turn := range f.Doubtful() {
		sentence = append(sentence, spoken{text: "; "})
		sentence = append(sentence, turnWords(ctx, turn, "perhaps-"+string(turn.Effect))...)
	}
	return sentence
}

// findingLead is what a thing is: "Listed on the blacklist", "Not yet banned".
func findingLead(ctx context.Context, f graph.Finding) []spoken {
	if f.Kind == "is" {
		turn := f.Began()
		way := graph.Out
		if turn.Link.Source == turn.Other.ID {
			way = graph.In
		}
		lead := phrase(ctx, "state.is", map[string]*graph.Entity{"other": &turn.Other}, "relation", sentenceCase(relation(ctx, turn.Link.Type, way)))
		if f.Phase == graph.Ended {
			lead = append(phrase(ctx, "state.no-longer", nil), lead...)
		}
		return lead
	}
	kind := f.Kind
	if f.List != nil {
		kind = "on-list"
	}
	key := "state." + kind
	switch f.Phase {
	case graph.Awaited:
		key = "state.not-yet-" + kind
	case graph.Ended:
		key = "state.no-longer-" + kind
	}
	return phrase(ctx, key, map[string]*graph.Entity{"list": f.List, "measure": f.Measure})
}

func sinceWords(ctx context.Context, phase graph.Phase, on string) string {
	switch {
	case on == "":
		return t(ctx, "state.since-unknown")
	case phase == graph.Awaited:
		return t(ctx, "state.from", "date", displayDate(ctx, on))
	}
	return t(ctx, "state.since", "date", displayDate(ctx, on))
}

// turnWords says what happened, by whom and when.
func turnWords(ctx context.Context, turn graph.Turn, key string) []spoken {
	date := onWords(ctx, turn.On)
	if turn.On != "" && (key == "halted" || key == "shelved") {
		date = t(ctx, "state.since", "date", displayDate(ctx, turn.On))
	}
	by := turn.Other
	return phrase(ctx, "state."+key, map[string]*graph.Entity{"by": &by}, "when", date)
}

// onWords says a date as when something happened: "on 5 May 2021", "in May 2021".
func onWords(ctx context.Context, date string) string {
	switch {
	case date == "":
		return t(ctx, "state.when-unknown")
	case len(date) == len("2021-05-05"):
		return t(ctx, "state.on-day", "date", displayDate(ctx, date))
	}
	return t(ctx, "state.in-month", "date", displayDate(ctx, date))
}

// reasonsOf are the turns that a finding rests on and that have a link.
func reasonsOf(f graph.Finding) []graph.Turn {
	var turns []graph.Turn
	for _, turn := range f.Turns {
		if turn.Link.ID != "" {
			turns = append(turns, turn)
		}
	}
	return turns
}

// reasonLink is the link of a turn with both ends: of is what it happened to.
func reasonLink(turn graph.Turn, of graph.Entity) graph.LinkDetail {
	detail := graph.LinkDetail{Link: turn.Link, Subject: of, Object: turn.Other}
	if turn.Link.Source == turn.Other.ID {
		detail.Subject, detail.Object = turn.Other, of
	}
	return detail
}

// happenedTo is the other end of a turn's link: the measure, or the thing.
func happenedTo(f graph.Finding, turn graph.Turn, of graph.Entity) graph.Entity {
	if f.Measure != nil && (turn.Link.Source == f.Measure.ID || turn.Link.Target == f.Measure.ID) && turn.Other.ID != f.Measure.ID {
		return *f.Measure
	}
	return of
}

func stateTitle(ctx context.Context, data StateData) string {
	if !data.Asked {
		return t(ctx, "state.today")
	}
	return t(ctx, "state.title", "when", clocksWords(ctx, data.State.Clocks))
}

// askedLens is what the form for another moment holds.
func askedLens(data StateData) *graph.Lens {
	if !data.Asked {
		return nil
	}
	c := data.State.Clocks
	lens := &graph.Lens{}
	if c.AsOf != nil {
		lens.AsOf = c.AsOf.String()
	}
	if c.KnownOn != nil {
		lens.KnownOn = c.KnownOn.String()
	}
	return lens
}
