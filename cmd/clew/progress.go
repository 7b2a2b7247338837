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
	"clew/graph/mapping"
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
	doing    string    // the step of a run
	began    time.Time // when it began
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
	p.line(message.NewPrinter(language.English).Sprintf("Loading %s: %d items so far", p.name, n))
}

// step tells how far a run with a mapping is: how fast, and how long it may
// take where that is known.
func (p *progress) step(done mapping.Progress) {
	if p.doing != done.Step {
		p.doing, p.began, p.told = done.Step, time.Now(), time.Now()
	}
	if time.Since(p.told) < p.every {
		return
	}
	rate := float64(done.Done) / max(time.Since(p.began).Seconds(), 0.001)
	line := message.NewPrinter(language.English).Sprintf("%s: %d %s, %.0f a second", p.name, done.Done, done.Step, rate)
	if done.Total > done.Done && rate > 0 {
		left := time.Duration(float64(done.Total-done.Done)/rate*1000) * time.Millisecond
		line += ", " + left.Round(time.Second).String() + " left"
	}
	p.line(line)
}

func (p *progress) line(line string) {
	p.told, p.shown = time.Now(), true
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
