package graph

import (
	"fmt"
	"slices"
	"strings"
)

// Order is the order in which the neighbours of an entity arrive.
type Order string

// The orders of an expansion: the best or the least connected neighbours
// first; links that hold today before those that may, those without dates and
// those that don't, each the latest first; the latest links; those that most
// independent sources and then most passages speak for; neighbours by name.
const (
	ByDegree   Order = "degree"
	ByLeast    Order = "least"
	ByCurrent  Order = "current"
	ByRecent   Order = "recent"
	ByEvidence Order = "evidence"
	ByName     Order = "name"
)

var orders = []Order{ByDegree, ByLeast, ByCurrent, ByRecent, ByEvidence, ByName}

func (o Order) check() error {
	if slices.Contains(orders, o) {
		return nil
	}
	return invalid("%q is no order. Use degree, least, current, recent, evidence or name.", o)
}

// counts says whether the sort key is a number.
func (o Order) counts() bool { return o == ByDegree || o == ByLeast || o == ByEvidence }

// rises says whether the least key comes first.
func (o Order) rises() bool { return o == ByLeast || o == ByName }

// key writes the sort key of the link r to the node m. It is never null.
func (d dialect) key(order Order) string {
	switch order {
	case ByCurrent:
		return d.standing("r", "m") + " + coalesce(" + d.Since("r", "m") + ", '')"
	case ByRecent:
		return "coalesce(" + d.Since("r", "m") + ", '')"
	case ByEvidence:
		return d.weight("r")
	case ByName:
		return "toLower(coalesce(" + d.Name("m") + ", ''))"
	}
	return "COUNT { (m)--() }"
}

// weight writes how well the relationship r is evidenced: first by its
// sources, then by its passages.
func (d dialect) weight(r string) string {
	if d.Foreign {
		return "0"
	}
	return fmt.Sprintf("coalesce(%[1]s.clewSources, 0) * 100000 + coalesce(size(%[1]s.passages), 0)", r)
}

// Since writes the date on which the relationship r began; a link without one
// to an event m began with the event. It may come out as null.
func (d dialect) Since(r, m string) string {
	if d.Foreign {
		return d.Date(r)
	}
	return fmt.Sprintf("coalesce(%s.from, CASE WHEN %[2]s:Event THEN %[2]s.clewFrom END)", r, m)
}

// standing writes what the dates say of today, the parameter $today: '3' the
// link holds, '2' it may, '1' it has no dates, '0' it is over or not begun. A
// partial date is the whole of its year or month.
func (d dialect) standing(r, m string) string {
	return strings.NewReplacer("{from}", d.Since(r, m), "{until}", d.End(r)).Replace(`CASE
  WHEN {from} > left($today, size({from})) OR {until} < left($today, size({until})) THEN '0'
  WHEN {from} IS NULL AND {until} IS NULL THEN '1'
  WHEN {from} IS NULL THEN '2'
  WHEN size({from}) < 10 AND {from} = left($today, size({from})) THEN '2'
  WHEN size({until}) < 10 AND {until} = left($today, size({until})) THEN '2'
  ELSE '3' END`)
}
