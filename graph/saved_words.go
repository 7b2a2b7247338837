package graph

import (
	"context"
	"regexp"
	"slices"
	"strings"
)

// Vocabulary is what the text of a query can be completed with.
type Vocabulary struct {
	Labels     []string `json:"labels"`
	Types      []string `json:"types"`
	Properties []string `json:"properties"`
	Functions  []string `json:"functions"` // that a query may use
}

// Vocabulary reads what the text of a query can be completed with. Labels and
// types include those of claims and sources, which a query may ask for.
func (s *Store) Vocabulary(ctx context.Context) (Vocabulary, error) {
	schema := s.Schema()
	words := Vocabulary{Labels: slices.Clone(schema.Labels), Types: slices.Clone(schema.Types)}
	if !schema.Foreign {
		words.Labels = append(words.Labels, recordLabels...)
		words.Types = append(words.Types, recordTypes...)
	}
	properties, err := s.read(ctx, query("schema_properties"), nil)
	if err != nil {
		return Vocabulary{}, err
	}
	for _, record := range properties {
		words.Properties = append(words.Properties, texts(record.Values)...)
	}
	functions, err := s.read(ctx, query("query_functions"), nil)
	if err != nil {
		return Vocabulary{}, err
	}
	for _, record := range functions {
		for _, name := range texts(record.Values) {
			if allowedFunctions[name] {
				words.Functions = append(words.Functions, name)
			}
		}
	}
	for _, list := range []*[]string{&words.Labels, &words.Types, &words.Properties} {
		slices.Sort(*list)
	}
	return words, nil
}

// missingParams is how the database tells that a text uses parameters to which
// it was given no values.
var missingParams = regexp.MustCompile(`\(Missing parameters: ([^)]*)\)`)

// MissingParams names the parameters that a text uses and that its plan was
// made without.
func MissingParams(plan Plan) []string {
	var missing []string
	for _, notice := range plan.Notices {
		if match := missingParams.FindStringSubmatch(notice.Message); match != nil {
			missing = append(missing, strings.Split(match[1], ", ")...)
		}
	}
	slices.Sort(missing)
	return missing
}
