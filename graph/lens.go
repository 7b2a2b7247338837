package graph

// Lens is how a reader looked at a canvas, beside what is switched off, which
// a view has fields of its own for. It has the same keys as the browser's
// assets/src/model/lens.ts, each absent where the program's own setting holds;
// views keep it as it was, so a key once written must stay readable.
type Lens struct {
}

// check returns an [Error] of kind Invalid that says what is wrong with the
// settings.
func (l *Lens) check() error { return nil }
