package graph

import (
	"bytes"
	"testing"
)

func TestOnlyWhoHasTheSecretReadsWhatIsSealed(t *testing.T) {
	text := bytes.Repeat([]byte("a title that tells much "), 100)
	sealed, err := seal("secret", "view", text)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := unseal("secret", "view", sealed); err != nil || !bytes.Equal(got, text) {
		t.Errorf("got %q, %v", got, err)
	}
	if bytes.Contains(sealed, []byte("title")) || len(sealed) > len(text)/2 {
		t.Errorf("%d bytes of %d, or readable", len(sealed), len(text))
	}
	again, err := seal("secret", "view", text)
	if err != nil || bytes.Equal(sealed, again) {
		t.Errorf("the same text is sealed alike twice: %v", err)
	}
	damaged := bytes.Clone(sealed)
	damaged[len(damaged)/2] ^= 1
	for name, try := range map[string]struct {
		secret, purpose string
		sealed          []byte
	}{
		"another secret":  {"secres", "view", sealed},
		"another purpose": {"secret", "head", sealed},
		"damaged":         {"secret", "view", damaged},
		"cut":             {"secret", "view", sealed[:5]},
		"nothing":         {"secret", "view", nil},
	} {
		if got, err := unseal(try.secret, try.purpose, try.sealed); err == nil {
			t.Errorf("%s: read %q", name, got)
		}
	}
}

func TestSlugsAreLongAndAllDifferent(t *testing.T) {
	seen, letters := map[string]bool{}, map[rune]bool{}
	for range 1000 {
		slug := newSlug()
		if !isSlug(slug) || seen[slug] {
			t.Fatalf("%q is no new slug", slug)
		}
		seen[slug] = true
		for _, letter := range slug {
			letters[letter] = true
		}
	}
	if len(letters) != len(slugLetters) {
		t.Errorf("only %d letters are used", len(letters))
	}
	for _, text := range []string{"", "short", "0123456789ABCDEFGHIJK-", "0123456789ABCDEFGHIJKLM", "0123456789ABCDEFGHIJK\xff"} {
		if isSlug(text) {
			t.Errorf("%q passes for a slug", text)
		}
	}
}
