package views

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// prose is a text that is meant for readers: a sentence's beginning, or
// several words in a row.
var prose = regexp.MustCompile(`^\p{Lu}\p{Ll}+([ ,.:…]|$)|\p{Ll} \p{Ll}{2,} \p{Ll}{2,}`)

// noMessages are texts of the program that are no words of a page, or are the
// same in every language.
var noMessages = []string{
	"Clew", "APA", "Chicago", "BibTeX", "Source", "Passage", "Claim", "· Clew", "CSV", "JSON", "SHA-256", // names and labels
}

// saidAloud are the attributes that readers see or hear.
var saidAloud = []string{"aria-label", "title", "placeholder", "alt", "aria-description"}

func TestNoWordsAreLeftInThePages(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || file == "cite.go" { // citations are in English
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range parsed.Decls {
			for _, text := range literalsOf(declaration) {
				if !slices.Contains(noMessages, text) {
					t.Errorf("%s says %q: put it into assets/words", strings.Replace(file, "_templ.go", ".templ", 1), text)
				}
			}
		}
	}
}

// literalsOf are the words in the markup that a function writes, and those
// among its other strings.
func literalsOf(declaration ast.Decl) []string {
	var markup strings.Builder
	var found []string
	written := map[*ast.BasicLit]bool{}
	ast.Inspect(declaration, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field: // its tag
			return n.Tag == nil
		case *ast.CallExpr:
			if literal, ok := lastLiteral(n, "WriteString"); ok {
				written[literal] = true
				markup.WriteString(valueOf(literal) + "\x00")
			}
		case *ast.BasicLit:
			if n.Kind == token.STRING && !written[n] && isProse(valueOf(n)) {
				found = append(found, valueOf(n))
			}
		}
		return true
	})
	return append(found, wordsOf(markup.String())...)
}

// isProse leaves out the errors that only the log tells.
func isProse(text string) bool { return prose.MatchString(text) && !isFault.MatchString(text) }

var isFault = regexp.MustCompile(`: %w$|^reading `)

func lastLiteral(call *ast.CallExpr, name string) (*ast.BasicLit, bool) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != name || len(call.Args) == 0 {
		return nil, false
	}
	literal, ok := call.Args[len(call.Args)-1].(*ast.BasicLit)
	return literal, ok && literal.Kind == token.STRING
}

func valueOf(literal *ast.BasicLit) string {
	value, _ := strconv.Unquote(literal.Value)
	return value
}

// unscripted lets the tokenizer read what stands in a noscript, too.
var unscripted = strings.NewReplacer("<noscript>", "", "</noscript>", "")

var letters = regexp.MustCompile(`\p{L}`)

// wordsOf are the texts of markup, and those of its attributes that are read.
func wordsOf(markup string) []string {
	var found []string
	add := func(text string) {
		for _, part := range strings.Split(text, "\x00") {
			if part = strings.TrimSpace(part); letters.MatchString(part) {
				found = append(found, part)
			}
		}
	}
	for reader := html.NewTokenizer(strings.NewReader(unscripted.Replace(markup))); ; {
		switch kind := reader.Next(); kind {
		case html.ErrorToken:
			return found
		case html.TextToken:
			add(string(reader.Raw()))
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, attribute := range reader.Token().Attr {
				if slices.Contains(saidAloud, attribute.Key) {
					add(attribute.Val)
				}
			}
		}
	}
}
