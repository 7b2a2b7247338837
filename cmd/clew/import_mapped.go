package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"clew/graph"
	"clew/graph/mapping"
	"clew/graph/tables"
)

// needsMapping tells files of tables by their names.
func needsMapping(name string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".txt", ".xlsx", ".xlsm"}, strings.ToLower(filepath.Ext(name)))
}

// openTables opens files as tables: several as one.
func openTables(names []string, look tables.Look) (_ *tables.File, err error) {
	var opened []*tables.File
	var closers []io.Closer
	defer func() {
		if err != nil {
			closeAll(closers)
		}
	}()
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		closers = append(closers, file)
		info, err := file.Stat()
		if err != nil || !info.Mode().IsRegular() {
			return nil, errors.New("a file is read more than once, which this one can't be; save it on a disk first")
		}
		one, err := tables.Open(tables.Input{ReaderAt: file, Size: info.Size(), Name: name}, look)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		closers = append(closers, one)
		opened = append(opened, one)
	}
	if len(opened) == 1 {
		return opened[0], nil
	}
	return tables.Join(opened, names), nil
}

func closeAll(closers []io.Closer) {
	for _, c := range slices.Backward(closers) {
		_ = c.Close() // they were only read
	}
}

// guess prints a mapping to begin with.
func (c *importCommand) guess(to io.Writer) error {
	file, err := openTables(c.Files, tables.Look{})
	if err != nil {
		return err
	}
	defer file.Close()
	m, err := mapping.Guess(file, c.Files[0])
	if err != nil {
		return err
	}
	return m.Write(to)
}

// runMapped brings in files as a mapping says. They are checked before the
// database is started.
func (c *importCommand) runMapped(ctx context.Context, s *Settings) error {
	var m *mapping.Mapping
	err := withFile(c.Mapping, func(file *os.File) (err error) {
		m, err = mapping.Read(file)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: %w", c.Mapping, err)
	}
	var plans []*mapping.Plan
	for _, names := range c.together(m) {
		file, err := openTables(names, m.File)
		if err != nil {
			return err
		}
		defer file.Close()
		plan, err := m.Of(file)
		if err != nil {
			return fmt.Errorf("%s: %w", strings.Join(names, ", "), err)
		}
		plans = append(plans, plan)
	}
	db, err := openOrJoin(ctx, s)
	if err != nil {
		return err
	}
	defer db.close()
	if err := db.waitReady(ctx); err != nil {
		return err
	}
	for i, plan := range plans {
		if err := c.loadMapped(ctx, db.store, plan, c.together(m)[i][0]); err != nil {
			return err
		}
	}
	return nil
}

// together are the files that are read as one: all of them where the mapping
// names their tables.
func (c *importCommand) together(m *mapping.Mapping) [][]string {
	if len(m.Tables) > 1 || m.Tables[0].Table != "" {
		return [][]string{c.Files}
	}
	var each [][]string
	for _, name := range c.Files {
		each = append(each, []string{name})
	}
	return each
}

func (c *importCommand) loadMapped(ctx context.Context, store *graph.Store, plan *mapping.Plan, name string) error {
	to := c.Refused
	if to == "" {
		to = strings.TrimSuffix(name, filepath.Ext(name)) + ".refused.csv"
	}
	out := &lazyFile{name: to}
	refused := plan.NewRefusedFile(out)
	p := newProgress(os.Stderr, name)
	report, err := plan.Run(ctx, store, mapping.Options{Dry: c.DryRun, Refused: refused.Add, Progress: p.step})
	p.end()
	if err = errors.Join(err, refused.Close(), out.Close()); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if n := len(plan.Missing); n > 0 {
		say(fmt.Sprintf("The mapping names %d fields that %s does not have in the rows that were looked at: “%s” …", n, name, strings.Join(plan.Missing[:min(n, 3)], "”, “")))
	}
	did := "Loaded "
	if c.DryRun {
		did = "Nothing was written. This is what would be done with "
	}
	say(did + name + ". " + report.String())
	if refused.Rows > 0 {
		say("The refused rows are in " + to + ".")
	}
	return nil
}

// lazyFile is made when something is written to it.
type lazyFile struct {
	name string
	file *os.File
}

func (l *lazyFile) Write(p []byte) (int, error) {
	if l.file == nil {
		file, err := os.Create(l.name)
		if err != nil {
			return 0, err
		}
		l.file = file
	}
	return l.file.Write(p)
}

func (l *lazyFile) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}
