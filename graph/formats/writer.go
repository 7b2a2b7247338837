package formats

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
)

// writer writes a file piece by piece. After an error it does nothing more.
type writer struct {
	to  *bufio.Writer
	err error
}

func newWriter(to io.Writer) *writer { return &writer{to: bufio.NewWriterSize(to, 64<<10)} }

func (w *writer) text(text string) {
	if w.err == nil {
		_, w.err = w.to.WriteString(text)
	}
}

func (w *writer) json(value any) { w.text(w.jsonText(value)) }

// jsonText is a value as JSON in one line.
func (w *writer) jsonText(value any) string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	w.fail(encoder.Encode(value))
	return string(bytes.TrimSuffix(text.Bytes(), []byte("\n")))
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// end writes what is left and returns the first error.
func (w *writer) end() error {
	if w.err == nil {
		w.err = w.to.Flush()
	}
	return w.err
}

// writeEach shows what comes to write, until something goes wrong.
func writeEach[T any](w *writer, list iter.Seq2[T, error], write func(T)) {
	if w.err != nil {
		return
	}
	for member, err := range list {
		if err == nil {
			write(member)
		}
		if w.fail(err); w.err != nil {
			return
		}
	}
}
