package mapping

import "clew/graph/tables"

// beneficialOwnership maps statements of the Beneficial Ownership Data Standard,
// version 0.4. A party that could not be named is no person: what is declared
// of it is told with who declared it.
func (m *Mapping) beneficialOwnership(t *tables.Table) error {
	record := func(kind string) *When { return &When{Column: "recordType", Is: []string{kind}} }
	details := func(name string) string { return "recordDetails." + name }
	fact := func(name, column string) Fact { return Fact{Name: name, Value: Value{Column: column}} }
	id := Key{Columns: []string{"recordId"}}
	subject := Key{Columns: []string{details("subject")}}
	relationship := record("relationship")
	undeclared := details("interestedParty.reason")
	m.Tables = []Table{{
		Table: t.Name,
		Entities: []Entity{
			{ID: "entity", When: record("entity"), Key: id, Name: []string{details("name")}, Aliases: []Value{{Column: details("alternateNames")}},
				Type: Word{Column: details("entityType.type"), Else: "Organization", As: map[string]string{
					"registeredEntity": "Company", "legalEntity": "Organization", "arrangement": "Arrangement", "state": "Government", "stateBody": "Agency"}},
				Facts: []Fact{fact("country", details("jurisdiction.code")), fact("founded", details("foundingDate")), fact("dissolved", details("dissolutionDate")),
					fact("identifiers", details("identifiers.id")), fact("schemes", details("identifiers.scheme"))}},
			{ID: "person", When: record("person"), Key: id, Type: Word{Is: "Person"}, Name: []string{details("names.fullName")},
				Facts: []Fact{fact("nationality", details("nationalities.code")), fact("born", details("birthDate")), fact("died", details("deathDate"))}},
			{ID: "subject", When: relationship, Key: subject, Reference: true},
			{ID: "party", When: relationship, Key: Key{Columns: []string{details("interestedParty")}}, Reference: true},
			{ID: "declared", When: &When{Column: undeclared}, Key: subject,
				Facts: []Fact{fact("owner not declared", undeclared), fact("owner not declared because", details("interestedParty.description"))}},
		},
		Links: []Link{{
			When: relationship, Source: "party", Target: "subject", Type: Word{Is: "HAS_INTEREST_IN"}, Key: []string{"recordId"},
			From:  &Value{Column: details("interests.startDate"), Formats: plainFormats},
			Until: &Value{Column: details("interests.endDate"), Formats: plainFormats},
			Facts: []Fact{fact("interests", details("interests.type")), fact("share", details("interests.share.exact")),
				fact("direct or indirect", details("interests.directOrIndirect")), fact("beneficial", details("interests.beneficialOwnershipOrControl"))},
		}},
	}}
	return m.Check()
}
