package words

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// named finds the name of a message in the program; begun the beginning of
// one that is put together: t(`deeds.${deed}`), t(ctx, "kinds."+kind); asked
// an area with names that only data knows: known("types", type).
var (
	named = regexp.MustCompile("[\"'`]([a-z]+\\.[a-z0-9-]+)[\"'`]")
	begun = regexp.MustCompile("[\"'`]([a-z]+\\.[a-z0-9-]*)(?:\\$\\{|\" ?\\+)")
	asked = regexp.MustCompile("\\bknown\\((?:ctx, )?\"([a-z]+)\"")
	said  = regexp.MustCompile(`\bt\(ctx, "([^"]+)"[,)]`)
)

func TestEveryMessageIsUsedAndEveryUsedOneIsThere(t *testing.T) {
	used, beginnings := map[string]bool{}, map[string]bool{}
	for file, text := range program(t) {
		for _, match := range named.FindAllStringSubmatch(text, -1) {
			used[match[1]] = true
		}
		for _, match := range begun.FindAllStringSubmatch(text, -1) {
			beginnings[match[1]] = true
		}
		for _, match := range asked.FindAllStringSubmatch(text, -1) {
			beginnings[match[1]+"."] = true
		}
		for _, match := range said.FindAllStringSubmatch(text, -1) {
			if !English.Has(match[1]) {
				t.Errorf("%s says %q, which is no message", file, match[1])
			}
		}
	}
	for _, key := range English.Keys() {
		if !used[key] && !beginsWithAny(key, beginnings) {
			t.Errorf("nothing says %q", key)
		}
	}
}

func beginsWithAny(key string, beginnings map[string]bool) bool {
	for beginning := range beginnings {
		if strings.HasPrefix(key, beginning) {
			return true
		}
	}
	return false
}

// program is the text of what may say messages, by file.
func program(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, root := range []string{"../src", "../../views", "../../web"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !isProgram(path) {
				return err
			}
			text, err := os.ReadFile(path)
			files[path] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func isProgram(path string) bool {
	switch filepath.Ext(path) {
	case ".ts":
		return !strings.HasSuffix(path, ".test.ts")
	case ".go":
		return !strings.HasSuffix(path, "_test.go") && !strings.HasSuffix(path, "_templ.go")
	}
	return filepath.Ext(path) == ".templ"
}
