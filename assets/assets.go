// Package assets holds all that the browser loads, as built by build.mjs.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Types is how each type of entity looks: see src/types.json.
//
//go:embed src/types.json
var Types []byte

// FS returns the built files, such as explore.js and icons/gavel.svg.
func FS() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the directory is compiled in
	}
	return files
}
