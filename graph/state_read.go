package graph

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Bounds of what a state is told from.
const (
	mostStateLinks    = 60 // of the thing, and of each measure
	mostMeasures      = 40
	mostFindings      = 12
	claimsPerTurn     = 2
	mostClaimsOfState = 400
)

// stateQuery fills the gaps of cypher/state.cypher.
type stateQuery struct {
	dialect
	Set nodeSet
	Any string // the types of links
}

// State tells how a thing stands at the moment of the clocks, today where they
// are off, and why. Unknown things have no state.
func (s *Store) State(ctx context.Context, id string, c Clocks) (State, error) {
	if c.AsOf == nil {
		c.AsOf = &Moment{On: today(time.Now())}
	}
	state := State{Clocks: c}
	links, err := s.touching(ctx, []string{id})
	if err != nil || len(links) == 0 {
		return state, err
	}
	for of, own := range links { // one, by the ID that it goes by
		state.Of = of
		var measures []string
		for _, t := range own {
			if t.bearsFrom() && len(measures) < mostMeasures {
				measures = append(measures, t.other.ID)
			}
		}
		theirs, err := s.touching(ctx, measures)
		if err != nil {
			return state, err
		}
		byID := map[string][]touching{}
		for measure, all := range theirs {
			byID[measure.ID] = all
		}
		state.Findings = deriveState(of, own, byID, c)
	}
	state.Findings = state.Findings[:min(len(state.Findings), mostFindings)]
	return state, s.support(ctx, state.Findings)
}

// touching reads the links that rules are about, of each of the entities.
func (s *Store) touching(ctx context.Context, ids []string) (map[Entity][]touching, error) {
	d := s.dialect()
	types := stateTypes(d.Schema.Types)
	if len(ids) == 0 || len(types) == 0 {
		return nil, nil
	}
	set := d.set("ids", ids)
	set.Params["limit"] = mostStateLinks
	records, err := s.read(ctx, fill("state", stateQuery{d, set, ":" + strings.Join(quoteNames(types), "|")}), set.Params)
	if err != nil {
		return nil, err
	}
	found := map[Entity][]touching{}
	for _, record := range records {
		values := record.Values
		t := touching{link: d.link(values[1:]), way: In}
		ends := values[1+d.linkWidth():]
		of := d.entity(ends)
		t.other = d.entity(ends[d.entityWidth():])
		t.link.Source, t.link.Target = t.other.ID, of.ID
		if values[0] == true {
			t.way, t.link.Source, t.link.Target = Out, of.ID, t.other.ID
		}
		found[of] = append(found[of], t)
	}
	return found, nil
}

// support adds the claims that say what brought findings about.
func (s *Store) support(ctx context.Context, findings []Finding) error {
	var ids []string
	for _, f := range findings {
		for _, turn := range f.Turns {
			if turn.Link.ID != "" {
				ids = append(ids, turn.Link.ID)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	records, err := s.claims(ctx, "view_claims", map[string]any{"ids": sortedIDs(ids), "limit": mostClaimsOfState})
	if err != nil {
		return err
	}
	about := map[string][]Claim{}
	for _, claim := range s.readClaims(records) {
		if len(about[claim.About]) < claimsPerTurn {
			about[claim.About] = append(about[claim.About], claim)
		}
	}
	for i := range findings {
		findings[i].Turns = slices.Clone(findings[i].Turns)
		for j := range findings[i].Turns {
			findings[i].Turns[j].Claims = about[findings[i].Turns[j].Link.ID]
		}
	}
	return nil
}

// today is a moment's date, wherever the server is.
func today(now time.Time) PartialDate {
	now = now.UTC()
	return PartialDate{now.Year(), now.Month(), now.Day()}
}
