package formats

import (
	"bytes"
	"encoding/json"
	"strings"

	"clew/graph"
)

// readParam reads a parameter as the header writes it:
//
//	entity Agency, required, label "Agency", default "Department of Defense"
//
// Values are JSON.
func readParam(name, text string) (graph.Param, error) {
	p := graph.Param{Name: name}
	word, rest := cutWord(text)
	p.Type = graph.ParamType(word)
	if p.Type == graph.EntityParam || p.Type == graph.EntitiesParam {
		p.EntityType, rest = cutWord(rest)
	}
	seen := map[string]bool{}
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		if rest[0] != ',' {
			return p, mistake("a comma is missing before %q.", rest)
		}
		word, rest = cutWord(rest[1:])
		if seen[word] {
			return p, mistake("“%s” is given twice for this parameter.", word)
		}
		seen[word] = true
		var err error
		if rest, err = readAttribute(&p, word, rest); err != nil {
			return p, err
		}
	}
	p, wrong := p.Clean()
	if len(wrong) > 0 {
		return p, mistake("%s", wrong[0].Message)
	}
	return p, nil
}

// readAttribute reads what is said of a parameter under a word, and returns
// what stands after it.
func readAttribute(p *graph.Param, word, rest string) (string, error) {
	var into any
	switch word {
	case "required":
		p.Required = true
		return rest, nil
	case "label":
		into = &p.Label
	case "help":
		into = &p.Help
	case "default":
		into = &p.Default
	case "options":
		into = &p.Options
	case "from":
		into = &p.From
	default:
		return rest, mistake("“%s” is not known. A parameter has a type and then required, label, help, default, options and from.", word)
	}
	decoder := json.NewDecoder(strings.NewReader(rest))
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		return rest, mistake("after “%s” a value is needed, with texts in quotes: %s \"…\".", word, word)
	}
	if err := plainDefault(p); err != nil {
		return rest, err
	}
	return rest[decoder.InputOffset():], nil
}

// plainDefault brings a default to what a parameter may have.
func plainDefault(p *graph.Param) error {
	switch v := p.Default.(type) {
	case json.Number:
		p.Default = v.String() // the parameter's type makes a number of it
	case []any:
		for _, item := range v {
			if _, ok := item.(string); !ok {
				return mistake("a list of defaults holds texts in quotes.")
			}
		}
	case map[string]any:
		return mistake("a default is a text, a number, true, false, or a list of texts.")
	}
	return nil
}

// cutWord cuts off the letters and the like that a text begins with.
func cutWord(text string) (word, rest string) {
	text = strings.TrimSpace(text)
	end := strings.IndexAny(text, " \t,\"[{")
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:]
}

func writeParam(file *strings.Builder, p graph.Param) error {
	file.WriteString("// param " + p.Name + ": " + string(p.Type))
	if p.EntityType != "" {
		file.WriteString(" " + p.EntityType)
	}
	if p.Required {
		file.WriteString(", required")
	}
	for _, attribute := range []struct {
		word  string
		value any
		given bool
	}{
		{"label", p.Label, p.Label != ""}, {"help", p.Help, p.Help != ""}, {"default", p.Default, p.Default != nil},
		{"options", p.Options, len(p.Options) > 0}, {"from", p.From, p.From != ""},
	} {
		if !attribute.given {
			continue
		}
		var text bytes.Buffer
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(attribute.value); err != nil {
			return err
		}
		file.WriteString(", " + attribute.word + " " + strings.TrimSpace(text.String()))
	}
	file.WriteString("\n")
	return nil
}
