package graph

import (
	"math"
	"slices"
	"unicode/utf8"
)

// Bounds of what a lens asks for.
const (
	maxRules      = 50  // of one sort
	maxConditions = 200 // of one rule
	maxValues     = 1000
	maxValue      = 200 // characters of one value or name
)

// checkFilters returns an [Error] of kind Invalid that says what is wrong with
// filters.
func checkFilters(filters []Filter) error {
	if len(filters) > maxRules {
		return invalid("A view can have up to %d filters.", maxRules)
	}
	for i := range filters {
		f := &filters[i]
		if f.Rest != Dim && f.Rest != Hide || len(f.Any) == 0 {
			return invalid("A filter of this view can’t be understood.")
		}
		if err := f.Criteria.check(); err != nil {
			return err
		}
	}
	return nil
}

// rules are all that a lens asks of things.
func (l *Lens) rules() []Criteria {
	if l == nil {
		return nil
	}
	var rules []Criteria
	for _, f := range l.Filters {
		rules = append(rules, f.Criteria)
	}
	for _, s := range l.Styles {
		rules = append(rules, s.rules()...)
	}
	return rules
}

// metrics are those that a lens asks for.
func (l *Lens) metrics() []string {
	var asked []string
	for _, r := range l.rules() {
		for _, c := range slices.Concat(r.Any...) {
			if slices.Contains(metrics, c.On) {
				asked = append(asked, c.On)
			}
		}
	}
	return asked
}

func (r *Criteria) check() error {
	fields, known := fieldsOf[r.Of]
	if !known {
		return invalid("A rule of this view is about nothing that Clew knows.")
	}
	count := 0
	for _, all := range r.Any {
		count += len(all)
		for _, c := range all {
			if !slices.Contains(fields, c.On) || (c.On == "property") != (c.Name != "") {
				return invalid("A rule of this view asks for something that Clew does not know.")
			}
			if err := c.check(); err != nil {
				return err
			}
		}
		if len(all) == 0 {
			return invalid("A rule of this view has a part without conditions.")
		}
	}
	if count > maxConditions {
		return invalid("A rule can have up to %d conditions.", maxConditions)
	}
	if r.Any == nil {
		r.Any = [][]Condition{}
	}
	return nil
}

func (c Condition) check() error {
	if len(c.Is) > maxValues {
		return invalid("A condition can name up to %d values.", maxValues)
	}
	for _, text := range append([]string{c.Name}, c.Is...) {
		if utf8.RuneCountInString(text) > maxValue || !utf8.ValidString(text) {
			return invalid("A value in a condition can have up to %d characters.", maxValue)
		}
	}
	for _, n := range []*float64{c.Least, c.Most} {
		if n != nil && math.IsNaN(*n) {
			return invalid("A number in a condition is none.")
		}
	}
	for _, date := range []string{c.From, c.Until} {
		if _, err := ParseDate(date); date != "" && err != nil {
			return err
		}
	}
	return nil
}
