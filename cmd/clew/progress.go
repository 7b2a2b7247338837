package main

import (
	"fmt"
	"io"
	"iter"
	"os"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"clew/graph"
)

// progress tells whoever waits for an import how far it is: in one line that
// changes on a terminal, in lines of their own elsewhere.
type progress struct {
	out      io.Writer
	name     string
	terminal bool
	every    time.Duration
	told     time.Time
	shown    bool
}

func newProgress(out *os.File, name string) *progress {
	p := &progress{out: out, name: name, every: time.Second, told: time.Now()}
	if info, err := out.Stat(); err == nil {
		p.terminal = info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

// watch passes items on and tells now and then how many there were.
func (p *progress) watch(items iter.Seq2[graph.Item, error]) iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		n := 0
		for item, err := range items {
			if !yield(item, err) {
				return
			}
			n++
			p.tell(n)
		}
	}
}

func (p *progress) tell(n int) {
	if time.Since(p.told) < p.every {
		return
	}
	p.told, p.shown = time.Now(), true
	line := message.NewPrinter(language.English).Sprintf("Loading %s: %d items so far", p.name, n)
	if p.terminal {
		fmt.Fprint(p.out, clearLine+line)
	} else {
		fmt.Fprintln(p.out, line)
	}
}

// clearLine takes a terminal back to the beginning of an empty line.
const clearLine = "\r\x1b[K"

// end makes room for what is said next.
func (p *progress) end() {
	if p.terminal && p.shown {
		fmt.Fprint(p.out, clearLine)
	}
}
