package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Kind sorts errors by what a caller can do about them.
type Kind string

// The kinds of [Error].
const (
	Invalid     Kind = "invalid"
	NotFound    Kind = "not_found"
	Conflict    Kind = "conflict"
	Forbidden   Kind = "denied" // not Denied: that is a status of claims
	Timeout     Kind = "timeout"
	Unavailable Kind = "unavailable"
	Internal    Kind = "internal"
)

// Error is the one error type that leaves this package. Message is a plain
// sentence that is safe to show to anybody; Err is the cause, for logs.
type Error struct {
	Kind    Kind
	Message string
	Err     error
}

func (e *Error) Error() string {
	if e.Err == nil {
		return e.Message
	}
	return e.Message + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the first [Error] in err's chain, else Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// MessageOf returns what may be shown of err to anybody.
func MessageOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Message
	}
	return "Something went wrong inside Clew. The log has the details."
}

func invalid(format string, args ...any) error {
	return &Error{Kind: Invalid, Message: fmt.Sprintf(format, args...)}
}

func notFound(format string, args ...any) error {
	return &Error{Kind: NotFound, Message: fmt.Sprintf(format, args...)}
}

func unavailable(err error) error {
	return &Error{Unavailable, "The database does not answer. Clew goes on trying.", err}
}

// wrap turns what the driver returns into an [Error]. A cancelled context is
// returned as it is: nobody is left to be told.
func wrap(ctx context.Context, err error) error {
	var own *Error
	switch {
	case err == nil, errors.As(err, &own):
		return err
	case errors.Is(ctx.Err(), context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded), ctx.Err() != nil:
		return &Error{Timeout, "The database took too long to answer. Try a smaller request.", err}
	}
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return wrapServer(server)
	}
	var gaveUp *neo4j.TransactionExecutionLimit // after trying again for a while
	if errors.As(err, &gaveUp) || neo4j.IsConnectivityError(err) || neo4j.IsRetryable(err) {
		return unavailable(err)
	}
	return &Error{Internal, "The database gave an answer that Clew did not expect.", err}
}

// wrapServer sorts the errors that Neo4j itself reports, by their code; see
// the status codes in the Neo4j documentation.
func wrapServer(err *neo4j.Neo4jError) error {
	switch err.Code {
	case "Neo.ClientError.Security.Unauthorized", "Neo.ClientError.Security.AuthenticationRateLimit":
		return &Error{Forbidden, "The database refused the user name or the password. Check CLEW_NEO4J_USER and CLEW_NEO4J_PASSWORD.", err}
	case "Neo.ClientError.Security.Forbidden",
		"Neo.ClientError.Statement.AccessMode", "Neo.DatabaseError.General.ForbiddenOnReadOnlyDatabase",
		"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase":
		return &Error{Forbidden, "The database does not allow this login to do that.", err}
	case "Neo.ClientError.Database.DatabaseNotFound":
		return &Error{Invalid, "The server has no database of that name. Check CLEW_NEO4J_DATABASE.", err}
	case "Neo.ClientError.Transaction.TransactionTimedOut",
		"Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration":
		return &Error{Timeout, "The database took too long to answer. Try a smaller request.", err}
	case "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "Neo.TransientError.General.TransactionOutOfMemoryError":
		return &Error{Timeout, "That needs more memory than the database has. Try a smaller request.", err}
	case "Neo.ClientError.Schema.ConstraintValidationFailed":
		return &Error{Conflict, "Something with the same identity is already in the graph.", err}
	case "Neo.ClientError.Transaction.TransactionTerminated":
		return unavailable(err)
	}
	if strings.HasPrefix(err.Code, "Neo.TransientError.") {
		return unavailable(err)
	}
	return &Error{Internal, "The database refused a request of Clew's.", err}
}
