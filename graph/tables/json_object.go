package tables

// object is a row of JSON that is being read. Its columns grow.
type object struct {
	names []string
	place map[string]int
	cells []string
	lists map[int][]string
}

func newObject() *object { return &object{place: map[string]int{}} }

func (o *object) begin() {
	o.cells, o.lists = make([]string, len(o.names)), nil
}

// add puts a value into a cell, which becomes a list by its second one.
func (o *object) add(path, value string) bool {
	at, known := o.place[path]
	if !known {
		if len(o.names) == maxColumns {
			return false
		}
		at = len(o.names)
		o.names, o.place[path] = append(o.names, path), at
	}
	for len(o.cells) <= at {
		o.cells = append(o.cells, "")
	}
	switch {
	case value == "":
	case o.cells[at] == "":
		o.cells[at] = value
	default:
		if o.lists == nil {
			o.lists = map[int][]string{}
		}
		if o.lists[at] == nil {
			o.lists[at] = []string{o.cells[at]}
		}
		o.lists[at] = append(o.lists[at], value)
	}
	return true
}

func (o *object) put(path, value string) (wrong string) {
	if len(path) > 500 {
		return "the name of a field is too long"
	}
	if !o.add(path, value) {
		return "it has fields that none of the rows before has, and there are too many of these"
	}
	return ""
}
