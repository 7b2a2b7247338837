package web

import (
	"context"
	"encoding/xml"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// atomFeed is a feed as RFC 4287 has it.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Content string   `xml:"content"` // plain text, which is what Atom takes it for
}

// watchFeed is what a watch has found, for a feed reader.
func (s *Server) watchFeed(c echo.Context) error {
	data, err := s.watch(c)
	if err != nil {
		return err
	}
	body, err := xml.MarshalIndent(feedOf(c.Request().Context(), data, origin(c)), "", "  ")
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), body...))
}

func feedOf(ctx context.Context, data views.WatchPageData, origin string) atomFeed {
	w := data.Watch
	at := origin + views.WatchPath(w.ID)
	feed := atomFeed{
		ID: tag(w.Created, "watch/"+w.ID), Title: plainXML(w.Query.Name), Updated: instant(w.Created), Author: "Clew",
		Links: []atomLink{{"self", "application/atom+xml", origin + views.WatchPath(w.ID, "feed.atom")}, {"alternate", "text/html", at}},
	}
	for i, change := range data.Changes {
		if i == 0 {
			feed.Updated = instant(change.At)
		}
		feed.Entries = append(feed.Entries, entryOf(ctx, w, change, at))
	}
	return feed
}

func entryOf(ctx context.Context, w graph.Watch, change graph.WatchChange, at string) atomEntry {
	summary := views.ChangeSummary(ctx, change)
	return atomEntry{
		ID: tag(w.Created, "change/"+change.ID), Title: plainXML(summary), Updated: instant(change.At),
		Link:    atomLink{"alternate", "text/html", at + "#c-" + change.ID},
		Content: plainXML(strings.Join(append([]string{summary}, views.ChangeLines(ctx, change)...), "\n")),
	}
}

// tag is an identifier that stays the same under whatever host the feed is read.
func tag(begun time.Time, what string) string {
	return "tag:clew.invalid," + begun.UTC().Format(time.DateOnly) + ":" + what
}

func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// plainXML drops what XML can't hold.
func plainXML(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}
