package graph

import "context"

// LoadStarters brings queries that come with Clew into the library: new ones,
// and newer versions of those that nobody has edited. What readers changed or
// deleted stays as they left it. Each query has to have an ID. It returns how many
// were added or changed.
func (s *Store) LoadStarters(ctx context.Context, starters []SavedQuery) (int, error) {
	records, err := s.read(ctx, query("query_all"), nil)
	if err != nil {
		return 0, err
	}
	known := map[string]row{}
	for _, record := range records {
		properties, _ := record.Values[0].(map[string]any)
		known[texter(properties)("id")] = properties
	}
	loaded := 0
	for _, starter := range starters {
		done, err := s.loadStarter(ctx, starter, known[starter.ID])
		if err != nil {
			return loaded, err
		}
		if done {
			loaded++
		}
	}
	return loaded, nil
}

func (s *Store) loadStarter(ctx context.Context, starter SavedQuery, known row) (done bool, err error) {
	starter, wrong := starter.Clean()
	if len(wrong) > 0 {
		return false, wrongFields(wrong)
	}
	content, err := starter.content()
	if err != nil {
		return false, err
	}
	as, text := fingerprint(content), texter(known)
	switch {
	case known == nil:
		starter.Version = 0
		_, err = s.addQuery(ctx, starter, as)
	case text("starter") == as, text("deleted") != "", text("starter") != fingerprint(text("content")):
		return false, nil
	default:
		starter.Version = number(known["version"])
		_, err = s.changeQuery(ctx, starter, row{"starter": as})
	}
	if KindOf(err) == Conflict { // another Clew has just done it
		return false, nil
	}
	return err == nil, err
}
