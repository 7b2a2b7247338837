package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

// asset is a file that the browser loads.
type asset struct {
	data        []byte
	gzipped     func() []byte // nil where packing does not pay
	contentType string
	tag         string // of its content
	lasting     bool   // its name changes with its content
}

// hashed matches the names that build.mjs makes of contents.
var hashed = regexp.MustCompile(`^chunks/.*-[A-Z0-9]{8}\.(js|js\.map)$`)

// readAssets reads all files once: they are few and change with the program.
func readAssets(files fs.FS) (map[string]*asset, error) {
	all := map[string]*asset{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		all[name] = newAsset(name, data)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the assets: %w", err)
	}
	return all, nil
}

func newAsset(name string, data []byte) *asset {
	sum := sha256.Sum256(data)
	a := &asset{data: data, contentType: contentType(name), tag: hex.EncodeToString(sum[:12]), lasting: hashed.MatchString(name)}
	if compressible(a.contentType) && len(data) > 1<<10 {
		a.gzipped = sync.OnceValue(func() []byte { return pack(data) })
	}
	return a
}

// contentType does not ask the machine's tables, which differ.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".map", ".json":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	if known := mime.TypeByExtension(path.Ext(name)); known != "" {
		return known
	}
	return "application/octet-stream"
}

func compressible(contentType string) bool {
	return strings.HasPrefix(contentType, "text/") || strings.HasPrefix(contentType, "application/json") ||
		strings.HasPrefix(contentType, "application/manifest") || strings.HasPrefix(contentType, "image/svg")
}

func pack(data []byte) []byte {
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // fails for levels that don't exist
	_, _ = w.Write(data)                                       // a buffer takes all
	_ = w.Close()
	return packed.Bytes()
}

// asset serves a file of the build.
func (s *Server) asset(c echo.Context) error {
	a := s.assets[c.Param("*")]
	if a == nil {
		return echo.ErrNotFound
	}
	h, data, tag := c.Response().Header(), a.data, a.tag
	h.Set("Content-Type", a.contentType)
	if a.gzipped != nil {
		h.Set("Vary", "Accept-Encoding")
		if strings.Contains(c.Request().Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			data, tag = a.gzipped(), tag+"-gzip"
		}
	}
	h.Set("ETag", `"`+tag+`"`)
	h.Set("Cache-Control", "no-cache") // ask whether it changed
	if a.lasting {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeContent(c.Response(), c.Request(), "", time.Time{}, bytes.NewReader(data))
	return nil
}
