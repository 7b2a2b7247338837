package neo4jd

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
)

var (
	errExited        = errors.New("its process ended")
	errSilent        = errors.New("it took too long to answer")
	errBroken        = errors.New("it met an error after which it answers no more")
	errWrongPassword = errors.New("it refuses the password")
)

// askedFor is the end of a server that somebody wanted restarted.
type askedFor struct{ why string }

func (a *askedFor) Error() string { return a.why }

// reason says in plain words why the server stopped.
type reason struct {
	text   string // what happened and what to do, without a full stop
	public string // the same without names of files, for everybody's eyes; may be empty
	final  bool   // trying again is of no use
	heals  bool   // it can get well without Clew being started again
	known  bool   // the cause was recognised
	cause  error
}

func (r *reason) Error() string { return r.text }
func (r *reason) Unwrap() error { return r.cause }

// symptom is a reason and what Neo4j prints when it applies.
type symptom struct {
	anyOf []string
	reason
}

// in completes the reason: %s in its text stands for the data directory.
func (s symptom) in(dir string, cause error) *reason {
	found := s.reason
	found.text = strings.ReplaceAll(found.text, "%s", dir)
	found.known, found.cause = true, cause
	return &found
}

var diskFull = symptom{[]string{"No space left on device", "Disk quota exceeded"}, reason{
	text:   "Neo4j stopped because the disk that holds %s is full; free some space",
	public: "The database's disk is full. It starts again by itself when there is space.", heals: true}}

// symptoms are looked for in Neo4j's output; the first that is found counts.
var symptoms = []symptom{
	diskFull,
	{[]string{"Read-only file system", "AccessDeniedException", "Permission denied"}, reason{
		text:   "Neo4j stopped because it cannot write in %s; change its permissions",
		public: "The database cannot write to its disk. It starts again by itself when it can.", heals: true}},
	{[]string{"Address already in use", "PortBindException"}, reason{
		text: "Neo4j stopped because another program has taken its port; end that program, or start Clew again", heals: true}},
	{[]string{"FileLockException", "store_lock"}, reason{
		text: "Neo4j stopped because another Neo4j is using %s; stop that one", heals: true}},
	{[]string{"OutOfMemoryError", "insufficient memory", "Could not reserve enough space"}, reason{
		text: "Neo4j stopped because it ran out of memory; give it a larger heap, or load less at once", heals: true}},
	{[]string{"UnsupportedClassVersionError"}, reason{
		text: "Neo4j does not run on this Java; install Java 17 or 21", final: true}},
	{[]string{"Unrecognized setting", "Error evaluating value for setting", "Unrecognized VM option", "Invalid maximum heap size"}, reason{
		text: "Neo4j does not accept its settings", final: true}},
	{[]string{"StoreFailureException", "UnderlyingStorageException", "MetadataPage is corrupt"}, reason{
		text: "Neo4j cannot read its store in %s, which seems to be damaged; restore a copy, or choose another data directory"}},
}

// explain makes one sentence of how waiting for the server ended (err), how its
// process ended (exit, nil while it runs) and the last it printed.
func explain(err, exit error, output, dir string) *reason {
	if errors.Is(err, errWrongPassword) {
		return &reason{known: true, final: true, cause: err, text: fmt.Sprintf(
			`the password in %s is not that of the database there; restore the file "password", or choose another data directory`, dir)}
	}
	cause := errors.Join(err, exit)
	var asked *askedFor
	if errors.As(err, &asked) {
		return &reason{known: true, heals: true, cause: cause,
			text:   "Neo4j is restarted: " + strings.TrimSuffix(asked.why, "."),
			public: asked.why + " The database is restarting; this takes a few seconds."}
	}
	for _, symptom := range symptoms {
		for _, sign := range symptom.anyOf {
			if strings.Contains(output, sign) {
				return symptom.in(dir, cause)
			}
		}
	}
	if errors.Is(err, errBroken) && errors.Is(checkFreeSpace(dir), syscall.ENOSPC) {
		return diskFull.in(dir, cause)
	}
	for _, known := range []error{errSilent, errBroken} {
		if errors.Is(err, known) {
			return &reason{cause: cause, text: "Neo4j was stopped because " + known.Error()}
		}
	}
	return &reason{cause: cause, text: "Neo4j stopped" + detail(exit, output)}
}

// detail is the best known about an end that has no known cause.
func detail(exit error, output string) string {
	for line := range strings.Lines(output) {
		if text, ok := strings.CutPrefix(line, "ERROR "); ok {
			return ": " + strings.TrimRight(strings.TrimSpace(text), ".")
		}
	}
	if exit != nil {
		return " (" + exit.Error() + ")"
	}
	return ""
}

// restartMessage is what pages say while the server is being started again.
func restartMessage(err error) string {
	var reason *reason
	if errors.As(err, &reason) && reason.public != "" {
		return reason.public
	}
	return "The database is restarting."
}
