// Package views renders every page of Clew from values: templ components that
// take one struct each, and the words, dates and URLs that they print.
package views

import (
	"net/url"
	"strings"
)

// Paths without parameters.
const (
	HomePath    = "/"
	SourcesPath = "/sources"
	SearchPath  = "/search"
)

// EntityPath is the page of the entity with this ID. IDs of foreign graphs may
// hold slashes and colons; they are escaped.
func EntityPath(id string) string { return "/e/" + url.PathEscape(id) }

// LinkPath is the page of the link with this ID.
func LinkPath(id string) string { return "/l/" + url.PathEscape(id) }

// SourcePath is the page with the stored text of a source.
func SourcePath(id string) string { return SourcesPath + "/" + url.PathEscape(id) }

// PassagePath is the place of a passage in the stored text of its source, on
// the page of claims that holds at: the ID of a claim that quotes it, or its own.
func PassagePath(source, passage, at string) string {
	return withQuery(SourcePath(source), url.Values{"at": {at}}) + "#" + fragment(PassageAnchor(passage))
}

// PassageAnchor is the id attribute of a passage's mark.
func PassageAnchor(passage string) string { return "p-" + anchor(passage) }

// ClaimsAnchor is the id attribute of the list of claims drawn from a passage.
func ClaimsAnchor(passage string) string { return "c-" + anchor(passage) }

// anchor makes an ID fit for an id attribute, which may hold no spaces.
func anchor(id string) string { return strings.Join(strings.Fields(id), "_") }

// fragment escapes an id attribute's value for the end of a URL.
func fragment(id string) string { return url.PathEscape(id) }

// ExplorePath is the canvas with these entities put on it.
func ExplorePath(ids ...string) string {
	return withQuery(HomePath, url.Values{"add": ids})
}

// ResultsPath is the page of what a search finds.
func ResultsPath(text string) string {
	return withQuery(SearchPath, url.Values{"q": {text}})
}

// EntityPanelPath is the entity as a fragment for the inspector.
func EntityPanelPath(id string) string { return "/panel" + EntityPath(id) }

// LinkPanelPath is the link as a fragment for the inspector.
func LinkPanelPath(id string) string { return "/panel" + LinkPath(id) }

// AssetPath is the URL of a file that the browser loads.
func AssetPath(name string) string { return "/assets/" + name }

// page adds the cursor of a list's next page to a path; key names the list.
func page(path, key, cursor string) string {
	return withQuery(path, url.Values{key: {cursor}})
}

func withQuery(path string, values url.Values) string {
	if query := values.Encode(); query != "" {
		return path + "?" + query
	}
	return path
}
