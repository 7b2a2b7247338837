package graph

import (
	"bytes"
	"compress/gzip"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"
)

// What is shared by link lies in the same database that readers may query with
// Cypher of their own. So it is sealed: who has the link can open it, who has
// the database can't read it. There is no other key, so a database restored
// elsewhere opens every link. See docs/adr/0007-sealed-views.md.

const slugLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// slugLength letters hold 131 bits.
const slugLength = 22

// newSlug makes an address that nobody can guess.
func newSlug() string {
	slug := make([]byte, 0, slugLength)
	for random := make([]byte, 1); len(slug) < slugLength; {
		_, _ = rand.Read(random) // never fails: see crypto/rand
		if at := int(random[0] & 63); at < len(slugLetters) {
			slug = append(slug, slugLetters[at])
		}
	}
	return string(slug)
}

// isSlug tells whether a text could have come from [newSlug].
func isSlug(text string) bool {
	return len(text) == slugLength && strings.Trim(text, slugLetters) == ""
}

// fingerprint is what a secret is found by, and does not tell it.
func fingerprint(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// seal packs and encrypts text so that only who has the secret reads it. The
// purpose keeps texts sealed by one secret apart.
func seal(secret, purpose string, text []byte) ([]byte, error) {
	box, err := boxOf(secret, purpose)
	if err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return box.Seal(nil, nil, packed.Bytes(), nil), nil
}

// unseal reads what [seal] wrote.
func unseal(secret, purpose string, sealed []byte) ([]byte, error) {
	box, err := boxOf(secret, purpose)
	if err != nil {
		return nil, err
	}
	packed, err := box.Open(nil, nil, sealed, nil)
	if err != nil {
		return nil, errors.New("the sealed text is damaged, or sealed with another secret")
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// boxOf is AES-256-GCM with a nonce of its own for each text.
func boxOf(secret, purpose string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, []byte(secret), nil, "clew "+purpose, 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}
