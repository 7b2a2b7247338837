package graph

import "fmt"

// Weakness names the step at which a path would break first, and why.
type Weakness struct {
	Step   int    `json:"step"` // index; -1 where nothing tells the steps apart
	Reason string `json:"reason"`
}

// standing ranks what the claims of a link say, the weakest first.
var standing = map[Status]int{Retracted: 0, Superseded: 0, Denied: 1, Disputed: 2, Alleged: 3}

const firmStanding = 4

// strength ranks links by what they rest on: first by the standing of their
// claims, then by how many there are.
func strength(l Link) int {
	rank, weak := standing[l.Status]
	if !weak {
		rank = firmStanding
	}
	const mostCounted = 1000
	return rank*mostCounted + min(l.Evidence, mostCounted-1)
}

// weakest finds the step whose best link is the weakest. Between equals, a
// single link is weaker than several.
func (p *FoundPath) weakest(foreign bool) Weakness {
	if foreign {
		return Weakness{-1, "This graph records no sources, so it does not tell which link is the weakest."}
	}
	at := 0
	for i, step := range p.Steps {
		a, b := strength(step.Links[0]), strength(p.Steps[at].Links[0])
		if a < b || a == b && len(step.Links) < len(p.Steps[at].Links) {
			at = i
		}
	}
	alike := 0
	for _, step := range p.Steps {
		if strength(step.Links[0]) == strength(p.Steps[at].Links[0]) && len(step.Links) == len(p.Steps[at].Links) {
			alike++
		}
	}
	return Weakness{at, p.Steps[at].weakness() + likeOthers(alike-1)}
}

// weakness says in a sentence what a step rests on.
func (s Step) weakness() string {
	link := s.Links[0]
	rests := "It rests on one quote"
	switch link.Evidence {
	case 0:
		rests = "It has no quote at all"
	case 1:
	default:
		rests = fmt.Sprintf("It rests on %d quotes", link.Evidence)
	}
	if len(s.Links) > 1 {
		rests += fmt.Sprintf(", the best of %d links", len(s.Links))
	} else {
		rests += " and a single link"
	}
	return rests + statusWeakness(link.Status)
}

func statusWeakness(status Status) string {
	switch status {
	case Alleged:
		return ", and is only alleged"
	case Denied:
		return ", and is denied"
	case Disputed:
		return ", and sources contradict each other on it"
	case Retracted:
		return ", and was withdrawn"
	case Superseded:
		return ", and was replaced by a later claim"
	}
	return ""
}

func likeOthers(n int) string {
	switch n {
	case 0:
		return "."
	case 1:
		return ". Another link of this path is no stronger."
	}
	return fmt.Sprintf(". %d other links of this path are no stronger.", n)
}
