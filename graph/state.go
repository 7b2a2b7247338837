package graph

import (
	"cmp"
	"slices"
)

// State is how a thing stands at a moment, as rules derive it from events and
// links: see stateRules.
type State struct {
	Of       Entity
	Clocks   Clocks
	Findings []Finding // what holds first; empty: nothing is known
}

// Phase is how far a measure has come.
type Phase string

// The phases of a measure.
const (
	Awaited Phase = "awaited" // it has not begun yet
	Holds   Phase = "holds"
	Halted  Phase = "halted"
	Shelved Phase = "shelved"
	Ended   Phase = "ended"
)

// Finding is one thing that is known of a state, with its reasons.
type Finding struct {
	Kind    string  // "listed", "designated", "banned", "sanctioned", "restricted", "subject", "order" or "is"
	Measure *Entity // that it comes from; nil where a link says it alone, or the thing is the measure
	List    *Entity // that the measure is about
	Phase   Phase
	Turns   []Turn // what had happened by the moment, the oldest first
}

// Turn is something that happened to a measure, and the link that says so.
type Turn struct {
	Effect Effect
	Link   Link     // without an ID where only the measure's own date tells of it
	Other  Entity   // who or what did it: the other end of the link
	On     string   // since when, a partial date; "" where that is not known
	Sure   Standing // InForce, PerhapsSo or Undated; NotYet of what is awaited
	Claims []Claim  // that support it
}

// last returns the latest turn with one of the effects.
func (f Finding) last(effects ...Effect) *Turn {
	for i := len(f.Turns) - 1; i >= 0; i-- {
		if slices.Contains(effects, f.Turns[i].Effect) {
			return &f.Turns[i]
		}
	}
	return nil
}

// Began is the turn that brought the measure about; nil where none is known.
func (f Finding) Began() *Turn { return f.last(Begins, Imposes, Is) }

// Decisive is the turn that brought about the phase that the measure is in;
// nil while it simply holds.
func (f Finding) Decisive() *Turn {
	effect := map[Phase]Effect{Halted: Halts, Shelved: Shelves, Ended: Ends}[f.Phase]
	for i := len(f.Turns) - 1; i >= 0; i-- {
		if f.Turns[i].Effect == effect && f.Turns[i].Sure != PerhapsSo {
			return &f.Turns[i]
		}
	}
	return nil
}

// Doubtful are turns that may have come by the moment, and may not: an end
// within the month that is looked at, say.
func (f Finding) Doubtful() []Turn {
	return slices.DeleteFunc(slices.Clone(f.Turns), func(t Turn) bool {
		return t.Sure != PerhapsSo || !slices.Contains(turning, t.Effect)
	})
}

// turning are the effects that bring a measure from one phase to another.
var turning = []Effect{Halts, Resumes, Shelves, Ends}

// touching is a link of an entity, with its other end.
type touching struct {
	link  Link
	other Entity
	way   Direction // as seen from the entity
}

// does says what the link does to the entity, or says of it; "" for nothing.
// A link that does something to its other end is not meant here.
func (t touching) does() (Effect, string) {
	rule, ok := ruleOf(t.link.Type)
	if !ok || rule.of != t.way {
		return "", ""
	}
	return rule.effect, rule.kind
}

// bearsFrom tells whether the link ties a measure at its other end to the
// entity.
func (t touching) bearsFrom() bool {
	rule, ok := ruleOf(t.link.Type)
	return ok && rule.effect == Bears && rule.of != t.way
}

// deriveState tells what is known of a thing at the moment, from its own links
// and those of the measures that bear on it.
func deriveState(of Entity, own []touching, measures map[string][]touching, c Clocks) []Finding {
	at := *c.AsOf
	known := func(all []touching) []touching {
		return slices.DeleteFunc(slices.Clone(all), func(t touching) bool {
			return c.KnownOn != nil && slices.Contains([]Standing{NotYet, Over}, c.KnownOn.Known(t.link.Known))
		})
	}
	own = known(own)
	var found []Finding
	if f, ok := measureFinding(of, own, at); ok {
		found = append(found, f)
	}
	for _, t := range own {
		if !t.bearsFrom() {
			continue
		}
		found = append(found, bearing(t, known(measures[t.other.ID]), at))
	}
	found = append(found, direct(own, at)...)
	slices.SortStableFunc(found, func(a, b Finding) int {
		if a.Phase == Awaited && b.Phase == Awaited { // the next one first
			return cmp.Compare(a.since(), b.since())
		}
		return cmp.Or(cmp.Compare(a.order(), b.order()), cmp.Compare(b.since(), a.since()))
	})
	return found
}

// measureFinding is how an entity stands that is a measure itself.
func measureFinding(of Entity, links []touching, at Moment) (Finding, bool) {
	f := Finding{Kind: "order", Turns: turnsOf(links, at)}
	_, lasts := measureKinds[of.Type]
	isTarget := slices.ContainsFunc(links, func(t touching) bool { effect, _ := t.does(); return effect == Imposes })
	if !lasts && (isTarget || f.last(turning...) == nil) {
		return f, false
	}
	begin, isDated := beginOf(of, links, nil, at)
	if !isDated && len(f.Turns) == 0 && begin.Link.ID == "" {
		return f, false // nothing but its name is known
	}
	f.begin(begin)
	return f, true
}

// bearing is what a measure makes of the thing that it bears on.
func bearing(t touching, links []touching, at Moment) Finding {
	measure := t.other
	f := Finding{Kind: cmp.Or(measureKinds[measure.Type], "subject"), Measure: &measure, Turns: turnsOf(links, at)}
	until := []Link{t.link}
	for _, l := range links {
		if effect, _ := l.does(); effect == Lists {
			list := l.other
			f.Kind, f.List, until = "listed", &list, append(until, l.link)
		}
	}
	if f.last(Ends) == nil {
		for _, l := range until {
			f.Turns = append(f.Turns, endsWith(l, measure, at)...)
		}
	}
	begin, _ := beginOf(measure, links, &t, at)
	f.begin(begin)
	return f
}

// beginOf is what brought a measure about: the link of who made it, else the
// one by which it bears on something; and whether it is known when.
func beginOf(measure Entity, links []touching, bears *touching, at Moment) (Turn, bool) {
	begin := Turn{Effect: Begins}
	if bears != nil {
		begin.Link, begin.Other = bears.link, bears.other
	}
	for _, l := range links {
		if effect, _ := l.does(); effect == Begins {
			begin.Link, begin.Other = l.link, l.other
			break
		}
	}
	begin.On = cmp.Or(begin.Link.From, measure.From)
	begin.Sure = at.Standing(begin.On, "")
	return begin, begin.On != ""
}

// begin puts the beginning before the other turns and finds the phase that
// they lead to. Undated turns count before dated ones, doubtful ones don't.
func (f *Finding) begin(begin Turn) {
	if begin.Sure == NotYet {
		f.Phase, f.Turns = Awaited, []Turn{begin}
		return
	}
	f.Turns = append([]Turn{begin}, f.Turns...)
	f.Phase = Holds
	phases := map[Effect]Phase{Halts: Halted, Shelves: Shelved, Resumes: Holds, Ends: Ended}
	for _, turn := range f.Turns {
		if phase, ok := phases[turn.Effect]; ok && turn.Sure != PerhapsSo {
			f.Phase = phase
		}
	}
}

// direct is what links alone say of a thing: it is listed, it is led by
// somebody. What ends or halts the first is a link to the thing.
func direct(own []touching, at Moment) []Finding {
	var found []Finding
	turns := turnsOf(own, at)
	for _, t := range own {
		effect, kind := t.does()
		if effect != Imposes && effect != Is {
			continue
		}
		f := Finding{Kind: cmp.Or(kind, string(Is)), Turns: endsWith(t.link, t.other, at)}
		if effect == Imposes {
			f.Turns = append(slices.DeleteFunc(slices.Clone(turns), func(turn Turn) bool {
				return before(turn.On, t.link.From) || before(t.link.Until, turn.On)
			}), f.Turns...)
		}
		f.begin(Turn{Effect: effect, Link: t.link, Other: t.other, On: t.link.From, Sure: at.Standing(t.link.From, "")})
		if effect == Imposes || f.Phase != Awaited {
			found = append(found, f)
		}
	}
	return found
}

// endsWith is the end of what a link says, where it has one by the moment.
func endsWith(l Link, by Entity, at Moment) []Turn {
	end := Turn{Effect: Ends, Link: l, Other: by, On: l.Until, Sure: InForce}
	switch at.Standing(l.From, l.Until) {
	case Over:
		return []Turn{end}
	case PerhapsSo:
		if l.Until != "" && at.Standing(l.Until, "") == PerhapsSo {
			end.Sure = PerhapsSo
			return []Turn{end}
		}
	}
	return nil
}

// turnsOf are the turns that links had brought about by the moment, the oldest
// first and undated ones before all; each dated by its link, else by the event
// at the other end.
func turnsOf(links []touching, at Moment) []Turn {
	var turns []Turn
	for _, t := range links {
		effect, _ := t.does()
		if !slices.Contains(turning, effect) && effect != Challenges {
			continue
		}
		turn := Turn{Effect: effect, Link: t.link, Other: t.other, On: cmp.Or(t.link.From, t.other.From)}
		turn.Sure = at.Standing(turn.On, t.link.Until)
		if turn.Sure != NotYet && turn.Sure != Over {
			turns = append(turns, turn)
		}
	}
	slices.SortStableFunc(turns, func(a, b Turn) int { return cmp.Compare(a.On, b.On) })
	return turns
}

// before tells whether a partial date is surely before another one.
func before(a, b string) bool {
	first, ok := daysOf(a)
	second, also := daysOf(b)
	return ok && also && first.last < second.first
}

// order is where a finding stands among others: what holds first, offices and
// owners last.
func (f Finding) order() int {
	o := slices.Index([]Phase{Holds, Halted, Shelved, Ended, Awaited}, f.Phase)
	if f.Kind == string(Is) {
		o += 5
	}
	return o
}

func (f Finding) since() string {
	if began := f.Began(); began != nil {
		return began.On
	}
	return ""
}
