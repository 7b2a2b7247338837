package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"time"

	"clew/graph"
	"clew/graph/readable"
)

// What reading one PDF may cost. A PDF can be made to exhaust memory, so it is
// read in a process of its own, which may come to grief without harm.
const (
	pdfTime   = 30 * time.Second
	pdfMemory = 2 << 30 // bytes of address space
	pdfStack  = 64 << 20
)

// readPDFCommand reads a PDF from standard input and writes its text to
// standard output; what is wrong with it goes to standard error.
type readPDFCommand struct{}

func (readPDFCommand) Run() error {
	debug.SetMaxStack(pdfStack)
	if err := limitMemory(pdfMemory); err != nil {
		return err
	}
	received, err := io.ReadAll(io.LimitReader(os.Stdin, readable.MaxReceived+1))
	if err != nil {
		return err
	}
	text, err := readable.ReadPDF(received)
	if err != nil {
		return err
	}
	_, err = os.Stdout.WriteString(text)
	return err
}

// readPDF is a [readable.PDFReader] that runs this program again to read one.
func readPDF(ctx context.Context, received []byte) (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	bounded, cancel := context.WithTimeout(ctx, pdfTime)
	defer cancel()
	command := exec.CommandContext(bounded, program, "read-pdf")
	command.Env = []string{} // it needs to know nothing, least of all a password
	command.Stdin = bytes.NewReader(received)
	var text bytes.Buffer
	command.Stdout = &text
	err = command.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case errors.As(err, &exit):
		return "", &graph.Error{Kind: graph.Invalid, Message: "This PDF could not be read: it is damaged, locked, or of a kind that Clew does not know. Paste its text instead.", Err: err}
	}
	return text.String(), err
}
