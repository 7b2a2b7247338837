package views

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"clew/graph"
)

// citation is a view as a style writes it.
type citation struct {
	style, text string
	verbatim    bool
}

func citations(data ViewPageData) []citation {
	return []citation{
		{style: "APA", text: citeAPA(data)},
		{style: "Chicago", text: citeChicago(data)},
		{style: "BibTeX", text: BibTeX(data), verbatim: true},
	}
}

// cited is what every style says of a view.
type cited struct {
	author, title, url string
	made               time.Time
	standing           string // "Version 2, frozen 14 May 2021 14:02 UTC"
	proof              string // the hash, or when a live view was read
}

func citedOf(data ViewPageData) cited {
	c := cited{
		author: strings.TrimSuffix(data.View.Author, "."), title: data.View.Title,
		url: data.Origin + ViewPath(data.Share.Slug, data.Share.Version), made: data.Share.Created,
	}
	when := moment(english, takenAt(data.View))
	if data.Share.Mode == graph.Frozen {
		c.standing, c.proof = fmt.Sprintf("Version %d, frozen %s", data.Share.Version, when), "SHA-256 "+data.Share.Hash
	} else {
		c.standing, c.proof = fmt.Sprintf("Version %d, live", data.Share.Version), "Read "+when
	}
	return c
}

func citeAPA(data ViewPageData) string {
	c := citedOf(data)
	date := "(" + c.made.Format("2006, January 2") + ")."
	if c.author == "" {
		return fmt.Sprintf("%s (%s) [Graph view]. %s Clew. %s. %s", c.title, c.standing, date, c.proof, c.url)
	}
	return fmt.Sprintf("%s. %s %s (%s) [Graph view]. Clew. %s. %s", c.author, date, c.title, c.standing, c.proof, c.url)
}

func citeChicago(data ViewPageData) string {
	c := citedOf(data)
	author := ""
	if c.author != "" {
		author = c.author + ". "
	}
	return fmt.Sprintf("%s“%s.” Graph view in Clew. %s. %s. %s. %s.", author, c.title, c.made.Format("January 2, 2006"), c.standing, c.proof, c.url)
}

// texSpecial are the letters that mean something to TeX.
var texSpecial = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `&`, `\&`, `%`, `\%`, `$`, `\$`,
	`#`, `\#`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`)

var notKey = regexp.MustCompile(`[^a-z0-9]+`)

// BibTeX is the record of a view for a bibliography.
func BibTeX(data ViewPageData) string {
	c := citedOf(data)
	key := strings.Trim(notKey.ReplaceAllString(strings.ToLower(c.title), "-"), "-")
	key = fmt.Sprintf("clew-%d-%s", c.made.Year(), key[:min(len(key), 24)])
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n", strings.Trim(key, "-"))
	if c.author != "" {
		fmt.Fprintf(&b, "  author = {%s},\n", texSpecial.Replace(c.author))
	}
	fmt.Fprintf(&b, "  title = {{%s}},\n", texSpecial.Replace(c.title))
	fmt.Fprintf(&b, "  year = {%d},\n  month = %s,\n", c.made.Year(), strings.ToLower(c.made.Format("Jan")))
	fmt.Fprintf(&b, "  howpublished = {Graph view in Clew},\n  note = {%s. %s},\n  url = {%s}\n}\n",
		texSpecial.Replace(c.standing), texSpecial.Replace(c.proof), c.url)
	return b.String()
}
