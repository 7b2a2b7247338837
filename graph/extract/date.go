package extract

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"clew/graph"
)

const (
	monthNames = `January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.`
	dayNames   = `Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday`
	numbers    = `\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve`
	seasons    = `spring|summer|autumn|fall|winter`
)

// dateForms are the ways to write a date, in the order in which they are
// tried at a place. Named parts are what the date is made of.
var dateForms = regexp.MustCompile(`\b(?:` + strings.Join([]string{
	`(?P<iso>\d{4}-\d{2}-\d{2})`,
	`(?:(?:` + dayNames + `), )?(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>` + monthNames + `),?(?: (?P<year>(?:1[89]|20)\d{2}))?`,
	`(?:(?:` + dayNames + `), )?(?P<month2>` + monthNames + `) (?P<day2>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<year2>(?:1[89]|20)\d{2}))?`,
	`(?P<month3>` + monthNames + `),? (?:of )?(?P<year3>(?:1[89]|20)\d{2})`,
	`(?P<month4>` + monthNames + `) of (?P<which3>last|this|next) (?P<unit2>year)`,
	`(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast) )?(?P<weekday>` + dayNames + `)`,
	`(?:(?P<which2>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast) )(?P<unit>week|month|year|` + seasons + `|` + monthNames + `)`,
	`(?P<count>(?i:` + numbers + `)) (?P<ago>day|week|month|year)s? ago`,
	`(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon|evening))`,
	`(?P<month5>` + monthNames + `)`,
	`(?P<year4>(?:1[89]|20)\d{2})`,
}, "|") + `)`)

// before a bare year or month stands one of these, lest "May" be a month
// wherever a sentence begins with it.
var (
	beforeBare  = regexp.MustCompile(`(?i)(?:\b(?:in|since|by|from|until|till|of|during|after|before|early|late|mid|for|through)[ -]|between (?:\w+ )?\d{4} and |from (?:\w+ )?\d{4} to |[(])$`)
	aheadBefore = regexp.MustCompile(`(?i)\b(?:will|until|due|scheduled|expected|plans to|planned for|to be held|is set|are set)\b[^.;]*$`)
	monthOrDay  = regexp.MustCompile(`^(?:` + monthNames + `|` + dayNames + `)$`)
)

func isMonthOrDay(word string) bool { return monthOrDay.MatchString(word) }

// dates finds the dates of each sentence.
func (r *reader) dates() {
	names := dateForms.SubexpNames()
	for _, s := range r.sentences {
		text := r.text[s.Start:s.End]
		for _, at := range dateForms.FindAllStringSubmatchIndex(text, -1) {
			parts := map[string]string{}
			for i, name := range names {
				if name != "" && at[2*i] >= 0 {
					parts[strings.TrimRight(name, "2345")] = text[at[2*i]:at[2*i+1]]
				}
			}
			span := Span{s.Start + at[0], s.Start + len(strings.TrimRight(text[:at[1]], ","))}
			if !r.inName(span) {
				r.date(s, span, parts)
			}
		}
	}
}

// inName says whether a span lies within a mention: "Act of 2018", "May Ltd".
func (r *reader) inName(span Span) bool {
	for _, m := range r.reading.Mentions {
		if m.Start < span.End && span.Start < m.End {
			return true
		}
	}
	return false
}

func (r *reader) date(s sentence, span Span, parts map[string]string) {
	before := r.text[s.Start:span.Start]
	bare := len(parts) == 1 && (parts["month"] != "" || parts["year"] != "")
	if bare && !beforeBare.MatchString(before) {
		return
	}
	found := Date{Span: span, Sentence: s.Span}
	_, absolute := parts["year"]
	if parts["iso"] != "" || absolute {
		found.Date, _ = absoluteDate(parts)
	} else {
		found.Relative = true
		found.Date = r.relativeDate(parts, aheadBefore.MatchString(before))
	}
	if found.Date.Year <= 0 || found.Date.Year > 9999 {
		r.undated = append(r.undated, span)
	} else {
		r.reading.Dates = append(r.reading.Dates, found)
	}
}

// absoluteDate reads a date with its year.
func absoluteDate(parts map[string]string) (graph.PartialDate, error) {
	text := parts["iso"]
	if text == "" {
		text = parts["year"]
		if month := monthOf(parts["month"]); month > 0 {
			text += fmt.Sprintf("-%02d", month)
		}
		if parts["day"] != "" {
			day, _ := strconv.Atoi(parts["day"])
			text += fmt.Sprintf("-%02d", day)
		}
	}
	return graph.ParseDate(text)
}

// relativeDate works out a date without a year from the day of publication,
// the zero date where that is not known well enough.
func (r *reader) relativeDate(parts map[string]string, ahead bool) graph.PartialDate {
	p := r.published
	unit := parts["unit"]
	switch {
	case p.Year == 0:
		return graph.PartialDate{}
	case parts["ago"] != "":
		return ago(p, parts["count"], parts["ago"])
	case unit == "year" && parts["month"] != "":
		return monthDate(p.Year+step(parts["which"]), monthOf(parts["month"]))
	case unit == "month" && p.Month > 0:
		return monthDate(p.Year, p.Month+time.Month(step(parts["which"])))
	case unit == "year" || strings.Contains(seasons, unit) && unit != "":
		return r.yearOf(unit, step(parts["which"]))
	case parts["month"] != "" && p.Month > 0:
		return nearMonth(p, monthOf(parts["month"]), parts["day"], ahead)
	case monthOf(unit) > 0 && p.Month > 0:
		return nearMonth(p, monthOf(unit), "", step(parts["which"]) > 0)
	case p.Day == 0:
		return graph.PartialDate{}
	case parts["weekday"] != "":
		return nearWeekday(p, parts["weekday"], parts["which"], ahead)
	case unit == "week":
		return spanning(monday(p).AddDate(0, 0, 7*step(parts["which"])), 6)
	}
	return dayDate(day(p).AddDate(0, 0, map[string]int{"yesterday": -1, "tomorrow": 1}[strings.ToLower(parts["near"])]))
}
