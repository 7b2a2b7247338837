package graph

import (
	"context"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// migrationTime bounds all migrations together; indexes of a large graph take
// their time.
const migrationTime = 5 * time.Minute

// indexSeconds bounds the wait for indexes that a migration added.
const indexSeconds = 240

// Prepare finds out whose graph this is, brings the schema of Clew's own up to
// date (an empty graph becomes Clew's) and reads its shape. It may be called
// again, and by several instances at once. To a foreign graph nothing is
// written.
func (s *Store) Prepare(ctx context.Context) error {
	if err := s.checkServer(ctx); err != nil {
		return err
	}
	own, version, err := s.whose(ctx)
	if err != nil {
		return err
	}
	latest := len(migrations())
	if own && version > latest {
		return invalid("This graph was last used by a newer Clew. Start that version, or a newer one.")
	}
	if own && version < latest {
		if err := s.migrate(ctx); err != nil {
			return err
		}
	}
	return s.refresh(ctx, !own)
}

// RefreshSchema reads the shape of the graph anew, for types that were added
// since [Store.Prepare].
func (s *Store) RefreshSchema(ctx context.Context) error {
	return s.refresh(ctx, s.Schema().Foreign)
}

func (s *Store) refresh(ctx context.Context, foreign bool) error {
	schema, err := s.readSchema(ctx, foreign)
	if err == nil {
		s.schema.Store(schema)
	}
	return err
}

// Schema returns the shape of the graph as last read; the zero value before
// [Store.Prepare].
func (s *Store) Schema() Schema {
	if schema := s.schema.Load(); schema != nil {
		return *schema
	}
	return Schema{}
}

// whose tells whether the graph is Clew's, or free to become so, and which
// migrations it has had.
func (s *Store) whose(ctx context.Context) (own bool, version int, err error) {
	records, err := s.read(ctx, query("schema_state"), nil)
	if err != nil {
		return false, 0, err
	}
	marked, inhabited := records[0].Values[0] != nil, records[0].Values[1] == true
	return marked || !inhabited, number(records[0].Values[0]), nil
}

// migrations returns the texts of cypher/migrations in order.
func migrations() []string {
	entries, err := cypherFiles.ReadDir("cypher/migrations")
	if err != nil {
		panic(err) // compiled in
	}
	var texts []string
	for _, entry := range entries { // sorted by name
		name := strings.TrimSuffix(entry.Name(), ".cypher")
		texts = append(texts, query(path.Join("migrations", name)))
	}
	return texts
}

// statements splits a migration at semicolons that end a line.
func statements(text string) []string {
	parts := strings.Split(text+"\n", ";\n")
	return slices.DeleteFunc(parts, func(part string) bool { return strings.TrimSpace(part) == "" })
}

// migrate runs the missing migrations, in sessions of their own, while one
// transaction holds the lock on the schema record. Every statement is
// idempotent, so that a run that was cut short is simply run again.
func (s *Store) migrate(ctx context.Context) error {
	bounded, cancel := context.WithTimeout(ctx, migrationTime)
	defer cancel()
	if err := s.execute(bounded, query("schema_begin"), nil); err != nil {
		return wrap(ctx, err)
	}
	session := s.session(bounded, neo4j.AccessModeWrite)
	defer s.end(ctx, session)
	_, err := session.ExecuteWrite(bounded, func(tx neo4j.ManagedTransaction) (any, error) {
		return nil, s.migrateLocked(bounded, tx)
	}, neo4j.WithTxTimeout(migrationTime))
	return wrap(ctx, err)
}

func (s *Store) migrateLocked(ctx context.Context, lock neo4j.ManagedTransaction) error {
	result, err := lock.Run(ctx, query("schema_lock"), nil)
	if err != nil {
		return err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return err
	}
	all := migrations()
	for i := number(record.Values[0]); i < len(all); i++ {
		s.log.Info("migrating the graph", "to", i+1)
		for _, statement := range statements(all[i]) {
			if err := s.execute(ctx, statement, nil); err != nil {
				return err
			}
		}
	}
	if err := s.execute(ctx, "CALL db.awaitIndexes($seconds)", map[string]any{"seconds": indexSeconds}); err != nil {
		return err
	}
	_, err = lock.Run(ctx, query("schema_version"), map[string]any{"version": len(all)})
	return err
}

// execute runs one statement in a transaction of its own that may take as long
// as ctx allows. It is retried when the server says that this may help, as for
// two instances that change the schema at once. It returns the driver's error
// as it is, for the retry of a transaction around it.
func (s *Store) execute(ctx context.Context, cypher string, params map[string]any) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer s.end(ctx, session)
	if strings.Contains(cypher, "IN TRANSACTIONS") { // which it begins by itself
		result, err := session.Run(ctx, cypher, params)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		return err
	}
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		result, err := tx.Run(ctx, cypher, params)
		if err != nil {
			return nil, err
		}
		return result.Consume(ctx)
	}, neo4j.WithTxTimeout(migrationTime))
	return err
}
