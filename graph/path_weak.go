package graph

// Weakness names the step at which a path would break first: the one whose
// best link rests on least.
type Weakness struct {
	Step  int `json:"step"`  // index; -1 where the graph tells nothing of sources
	Alike int `json:"alike"` // other steps that are no stronger
}

// standing ranks what the claims of a link say, the weakest first.
var standing = map[Status]int{Retracted: 0, Superseded: 0, Denied: 1, Disputed: 2, Alleged: 3}

const firmStanding = 4

// strength ranks links by what they rest on: first by the standing of their
// claims, then by independent sources, then by quotes.
func strength(l Link) int {
	rank, weak := standing[l.Status]
	if !weak {
		rank = firmStanding
	}
	const most = 1000
	return (rank*most+min(l.Sources, most-1))*most + min(l.Evidence, most-1)
}

// weakest finds the step whose best link is the weakest. Between equals, a
// single link is weaker than several.
func (p *FoundPath) weakest(foreign bool) Weakness {
	if foreign {
		return Weakness{Step: -1}
	}
	at, alike := 0, 0
	for i, step := range p.Steps {
		a, b := strength(step.Links[0]), strength(p.Steps[at].Links[0])
		switch {
		case i == 0:
		case a < b || a == b && len(step.Links) < len(p.Steps[at].Links):
			at, alike = i, 0
		case a == b && len(step.Links) == len(p.Steps[at].Links):
			alike++
		}
	}
	return Weakness{at, alike}
}
