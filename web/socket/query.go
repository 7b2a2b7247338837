package socket

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"strconv"
	"strings"
	"time"

	"clew/graph"
)

// Query asks for the rows of a saved query, with what its form holds (texts,
// or lists of texts), or of a text that is not saved, with the values of its
// parameters as they are.
type Query struct {
	Op     string         `json:"op"`
	Stream int64          `json:"stream"`
	Query  string         `json:"query,omitempty"` // ID of a saved query
	Text   string         `json:"text,omitempty"`  // in the place of Query
	Params map[string]any `json:"params,omitempty"`
	Rows   int            `json:"rows,omitempty"` // most rows; 0: as many as is usual
}

// UnmarshalJSON tells whole numbers from others, as Cypher does.
func (q *Query) UnmarshalJSON(data []byte) error {
	type plain Query
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.UseNumber()
	if err := decoder.Decode((*plain)(q)); err != nil {
		return err
	}
	for name, value := range q.Params {
		q.Params[name] = numbers(value)
	}
	return nil
}

func numbers(value any) any {
	switch v := value.(type) {
	case json.Number:
		if n, err := strconv.ParseInt(string(v), 10, 64); err == nil {
			return n
		}
		if f, err := v.Float64(); err == nil {
			return f
		}
		return string(v) // no number can hold it
	case []any:
		for i, one := range v {
			v[i] = numbers(one)
		}
	case map[string]any:
		for name, one := range v {
			v[name] = numbers(one)
		}
	}
	return value
}

// QueryBegin announces the rows of a query, its limits stated beforehand.
type QueryBegin struct {
	Op      string   `json:"op"`
	Stream  int64    `json:"stream"`
	Columns []string `json:"columns"`
	Limit   int      `json:"limit"` // most rows
	Seconds float64  `json:"seconds"`
}

// QueryRows brings rows, a list of cells each: see [graph.AppendValue].
type QueryRows struct {
	Op     string              `json:"op"`
	Stream int64               `json:"stream"`
	Seq    int64               `json:"seq"`
	Rows   [][]json.RawMessage `json:"rows"`
}

// QueryDone ends the rows of a query. MS is how long all took, in milliseconds.
type QueryDone struct {
	Op     string `json:"op"`
	Stream int64  `json:"stream"`
	Sent   int    `json:"sent"`
	Cut    string `json:"cut"`
	MS     int64  `json:"ms"`
}

// questions is the kind of stream that sends rows. They wait for no turn: the
// graph has places for them, so that they can't take those of expansions.
var questions = kind{done: func(s *stream, d delivery, cut string) any {
	if d.cut != nil && d.cut() {
		cut = CutLimit
	}
	return QueryDone{"done", s.number, s.items, cut, time.Since(s.since).Milliseconds()}
}}

// query answers a query frame with a stream.
func (c *conn) query(f *Query) error {
	if err := c.claim(f.Stream); err != nil {
		return c.strike(err)
	}
	return c.start(f.Stream, questions, func(ctx context.Context) (delivery, error) {
		request := graph.RunRequest{Text: f.Text, Params: f.Params, Rows: f.Rows}
		if f.Rows > graph.DefaultRows { // a browser takes its time to take in so many
			request.Time = graph.MaxTime
		}
		if f.Query != "" {
			var err error
			if request.Text, request.Params, err = c.saved(ctx, f); err != nil {
				return delivery{}, err
			}
		}
		results, err := c.graph.Run(ctx, request)
		if err != nil {
			return delivery{}, err
		}
		return delivery{
			begin: func(context.Context) (any, int, error) {
				return QueryBegin{"begin", f.Stream, results.Columns, results.Limit, results.Time.Seconds()}, 0, nil
			},
			parts: func(ctx context.Context) iter.Seq2[part, error] { return pages(results.Rows(ctx)) },
			cut:   results.Cut,
			after: func() { c.note(f.Query) },
		}, nil
	})
}

// saved reads a saved query and fills in its form.
func (c *conn) saved(ctx context.Context, f *Query) (text string, params map[string]any, err error) {
	q, err := c.graph.Query(ctx, f.Query)
	if err != nil {
		return "", nil, err
	}
	form, err := c.graph.FillForm(ctx, q, formOf(f.Params))
	if err != nil {
		return "", nil, err
	}
	if wrong := form.Wrong(); len(wrong) > 0 {
		return "", nil, wrongForm(wrong)
	}
	return q.Text, form.Values, nil
}

// formOf makes of a frame's values what a browser's form would send.
func formOf(params map[string]any) url.Values {
	form := url.Values{}
	for name, value := range params {
		list, ok := value.([]any)
		if !ok {
			list = []any{value}
		}
		for _, one := range list {
			if one != nil {
				form.Add(name, fmt.Sprint(one))
			}
		}
	}
	return form
}

// note remembers that a saved query was run. It is no fault of the reader's
// when that can't be written.
func (c *conn) note(id string) {
	if id == "" {
		return
	}
	if err := c.graph.QueryRan(c.ctx, id); err != nil && c.ctx.Err() == nil {
		c.options.Log.Debug("a query's last run was not noted", "err", err)
	}
}

// wrongForm is an error at the fields of a form.
type wrongForm []graph.FieldError

func (w wrongForm) Error() string { return w[0].Message }

// As makes a [graph.Error] of it, with what is wrong first as its message.
func (w wrongForm) As(target any) bool {
	own, ok := target.(**graph.Error)
	if ok {
		*own = &graph.Error{Kind: graph.Invalid, Message: w[0].Message}
	}
	return ok
}

// locate adds where an error is.
func (e *Error) locate(err error) {
	var syntax *graph.SyntaxError
	if errors.As(err, &syntax) {
		e.Line, e.Column = syntax.Line, syntax.Column
	}
	var wrong wrongForm
	if errors.As(err, &wrong) {
		for _, field := range wrong {
			e.Fields = append(e.Fields, WrongField{field.Field, field.Message})
		}
	}
}
