// Package views renders every page of Clew from values: templ components that
// take one struct each, and the words, dates and URLs that they print.
package views

import (
	"net/url"
	"strconv"
	"strings"

	"clew/graph"
)

// Paths without parameters.
const (
	HomePath    = "/"
	SourcesPath = "/sources"
	SearchPath  = "/search"
	ViewsPath   = "/views"
	OEmbedPath  = "/oembed"
	QueriesPath = "/queries"
	NewPath     = QueriesPath + "/new"
	WatchesPath = "/watches"
	PathsPath   = "/paths"
	SharedPath  = "/common"
)

// NewSourcePath is the form for a new source.
const NewSourcePath = SourcesPath + "/new"

// ReceivedPath is the document that a source was read from, as it came.
func ReceivedPath(id string) string { return SourcePath(id) + "/received" }

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

// PlacePath leads to the place of a passage, or of the one that a claim quotes,
// where only its own ID is known.
func PlacePath(id string) string { return "/p/" + url.PathEscape(id) }

// QueryPath is the page of a saved query, or what ends in one of the words
// that follow: edit, history, file, rows.csv, delete…
func QueryPath(id string, part ...string) string {
	return strings.Join(append([]string{QueriesPath, url.PathEscape(id)}, part...), "/")
}

// WatchPath is what a watch has found, or what ends in one of the words that
// follow: feed.atom, check, stop, resume.
func WatchPath(id string, part ...string) string {
	return strings.Join(append([]string{WatchesPath, url.PathEscape(id)}, part...), "/")
}

// FilledPath is a path of a saved query with its form filled in.
func FilledPath(path string, form url.Values) string { return withQuery(path, form) }

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

// ViewPath is the permalink of a view. The first version of a view has the
// address without a number; so has 0, the version that the address stands for.
func ViewPath(slug string, version int) string { return viewPath(slug, "", version) }

// ViewOpenPath is a view on the canvas.
func ViewOpenPath(slug string, version int) string { return viewPath(slug, "/open", version) }

// ViewHistoryPath lists the versions of a view.
func ViewHistoryPath(slug string) string { return viewPath(slug, "/history", 0) }

// ViewRevokePath takes a view back when posted to.
func ViewRevokePath(slug string) string { return viewPath(slug, "/revoke", 0) }

// ViewEmbedPath is a view to be framed by other sites.
func ViewEmbedPath(slug string, version int) string { return viewPath(slug, "/embed", version) }

// ViewFilePath is one of a view's files: picture.svg, picture.png, cite.bib or
// content.json.
func ViewFilePath(slug, name string, version int) string {
	return viewPath(slug, "/"+name, version)
}

// StepParam asks a picture of a view for a step of its story, from 1 on.
const StepParam = "step"

// ViewStepPicturePath is the picture of a step of a view's story.
func ViewStepPicturePath(slug string, step, version int) string {
	values := url.Values{StepParam: {strconv.Itoa(step)}}
	if version > 1 {
		values.Set("version", strconv.Itoa(version))
	}
	return withQuery(viewPath(slug, "/picture.svg", 0), values)
}

// ViewDataPath is a view for the canvas, exactly as its script asks for it: what
// the page fetches ahead is of use only under the same address.
func ViewDataPath(slug string, version int) string {
	path := "/api/views/" + url.PathEscape(slug)
	if version == 0 {
		return path
	}
	return withQuery(path, url.Values{"version": {strconv.Itoa(version)}})
}

// ViewComparePath is a version of a view beside another one; 0 is the graph
// as it is now.
func ViewComparePath(slug string, version, with int) string {
	path := viewPath(slug, "/compare", version)
	if with == 0 {
		return path
	}
	return withQuery(viewPath(slug, "/compare", 0), url.Values{"version": {strconv.Itoa(version)}, "with": {strconv.Itoa(with)}})
}

// ExploreViewPath is the canvas with a view on it.
func ExploreViewPath(slug string, version int) string {
	values := url.Values{"view": {slug}}
	if version > 1 {
		values.Set("version", strconv.Itoa(version))
	}
	return withQuery(HomePath, values)
}

// Parameters of addresses: the moments that a page looks at.
const (
	AsOfParam    = "asOf"
	KnownOnParam = "knownOn"
)

// ClockedPath is a path of a page that looks at these moments; a clock that is
// off is named, too, so that it isn't the page's own one.
func ClockedPath(path string, c graph.Clocks) string {
	at := url.Values{}
	for name, m := range map[string]*graph.Moment{AsOfParam: c.AsOf, KnownOnParam: c.KnownOn} {
		if m != nil {
			at.Set(name, m.String())
		}
	}
	if len(at) == 0 {
		at.Set(AsOfParam, "")
	}
	return withQuery(path, at)
}

// oEmbedPath asks how to embed the page at an address.
func oEmbedPath(address string) string {
	return withQuery(OEmbedPath, url.Values{"format": {"json"}, "url": {address}})
}

func viewPath(slug, part string, version int) string {
	path := "/v/" + url.PathEscape(slug) + part
	if version > 1 {
		path = withQuery(path, url.Values{"version": {strconv.Itoa(version)}})
	}
	return path
}

// PathsOf asks how entities are connected.
func PathsOf(entities []graph.Entity) string {
	values := url.Values{}
	for i, entity := range entities {
		if i == 0 {
			values.Set(FieldFrom, entity.ID)
		} else {
			values.Add(FieldTo, entity.ID)
		}
	}
	return withQuery(PathsPath, values)
}

// CommonPath asks what entities share.
func CommonPath(entities []graph.Entity) string {
	values := url.Values{}
	for _, entity := range entities {
		values.Add(FieldWith, entity.ID)
	}
	return withQuery(SharedPath, values)
}

// AssetPath is the URL of a file that the browser loads.
func AssetPath(name string) string { return "/assets/" + name }

// page adds the cursor of a list's next page to a path; key names the list.
func page(path, key, cursor string) string {
	return withQuery(path, url.Values{key: {cursor}})
}

func withQuery(path string, values url.Values) string {
	query := values.Encode()
	switch {
	case query == "":
		return path
	case strings.Contains(path, "?"):
		return path + "&" + query
	}
	return path + "?" + query
}
