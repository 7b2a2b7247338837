package mapping

import "clew/graph/tables"

// guessKnown makes the mapping of a file whose format is known by its fields.
func (m *Mapping) guessKnown(file *tables.File) (bool, error) {
	for _, t := range file.Tables {
		has := map[string]bool{}
		properties := false
		for _, c := range t.Columns {
			has[c.Name] = true
			properties = properties || len(c.Name) > len(propertyPrefix) && c.Name[:len(propertyPrefix)] == propertyPrefix
		}
		switch {
		case has["id"] && has["schema"] && properties:
			return true, m.followTheMoney(t)
		case has["statementId"] && has["recordType"]:
			return true, m.beneficialOwnership(t)
		}
	}
	return false, nil
}
