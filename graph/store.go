package graph

import (
	"context"
	"embed"
	"fmt"
	"iter"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

//go:embed cypher
var cypherFiles embed.FS

// query returns the text of cypher/NAME.cypher.
func query(name string) string {
	text, err := cypherFiles.ReadFile("cypher/" + name + ".cypher")
	if err != nil {
		panic(err) // the files are compiled in: a wrong name is a bug
	}
	return string(text)
}

// Config says where the graph is.
type Config struct {
	URI      string // bolt://, neo4j://, bolt+s://, neo4j+s://
	User     string
	Password string
	Database string        // empty: the login's home database
	Timeout  time.Duration // of one call; 0: 20 s
	Log      *slog.Logger
	// Overrun, if set, is told that the server goes on with a query which it
	// was told to end, and why it should be restarted.
	Overrun func(reason string)
}

// Store is a graph in Neo4j. It is safe for concurrent use.
type Store struct {
	driver   neo4j.DriverWithContext
	database string
	timeout  time.Duration
	log      *slog.Logger
	schema   atomic.Pointer[Schema] // nil until Prepare has read it

	slots, checks *slots                 // of strangers' queries: see Run and Check
	searches      *slots                 // for paths: see Paths
	planned       atomic.Pointer[string] // the database that plans are about, once known
	overrun       func(reason string)
	stuck         atomic.Int32   // queries that the server goes on with and that nobody restarts it for
	background    sync.WaitGroup // what ends strangers' queries
	life          context.Context
	endLife       context.CancelFunc
}

// poolSize is where concurrent one-hop readers were fastest in measurements
// (pools of 25, 50, 100, 200: 100 won).
const poolSize = 100

// Open makes a store. It does no network I/O: see [Store.Prepare].
func Open(cfg Config) (*Store, error) {
	auth := neo4j.BasicAuth(cfg.User, cfg.Password, "")
	if cfg.User == "" {
		auth = neo4j.NoAuth()
	}
	driver, err := neo4j.NewDriverWithContext(cfg.URI, auth, func(c *config.Config) {
		c.MaxConnectionPoolSize = poolSize
		c.UserAgent = "clew"
		c.SocketConnectTimeout = 5 * time.Second
		c.ConnectionAcquisitionTimeout = 10 * time.Second
		c.MaxTransactionRetryTime = 5 * time.Second
		c.TelemetryDisabled = true
	})
	if err != nil {
		return nil, &Error{Invalid, fmt.Sprintf("%q is not the address of a Neo4j server. Write one such as neo4j://localhost:7687.", cfg.URI), err}
	}
	if cfg.Timeout == 0 {
		cfg.Timeout = 20 * time.Second
	}
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	s := &Store{driver: driver, database: cfg.Database, timeout: cfg.Timeout, log: cfg.Log, overrun: cfg.Overrun}
	s.slots, s.checks, s.searches = newSlots(runSlots, &s.stuck), newSlots(checkSlots, &s.stuck), newSlots(pathSlots, &s.stuck)
	s.life, s.endLife = context.WithCancel(context.Background())
	return s, nil
}

// Close ends all connections.
func (s *Store) Close(ctx context.Context) error {
	s.closeQueries(ctx)
	return s.driver.Close(ctx)
}

// Ping returns nil once the server has answered a query over Bolt. One that
// takes too long for this is Unavailable: no request is smaller.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.read(ctx, "RETURN 1", nil)
	if KindOf(err) == Timeout {
		return unavailable(err)
	}
	return err
}

// read runs one read query to its end and returns its records.
func (s *Store) read(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	return s.run(ctx, neo4j.ExecuteQueryWithReadersRouting(), cypher, params)
}

// write runs one write query to its end and returns its records. It is
// retried when the server says that this may help.
func (s *Store) write(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	return s.run(ctx, neo4j.ExecuteQueryWithWritersRouting(), cypher, params)
}

func (s *Store) run(ctx context.Context, routing neo4j.ExecuteQueryConfigurationOption, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	bounded, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	result, err := neo4j.ExecuteQuery(bounded, s.driver, cypher, params, neo4j.EagerResultTransformer, routing,
		neo4j.ExecuteQueryWithDatabase(s.database),
		neo4j.ExecuteQueryWithTransactionConfig(neo4j.WithTxTimeout(s.timeout)))
	if err != nil {
		return nil, wrap(ctx, err)
	}
	return result.Records, nil
}

// streamFetch is how many records of a stream the server sends unasked. They
// are pages of hundreds of rows, so this covers the largest expansion; asking
// again every 8 pages cost a tenth of its time. A slow reader is held back by
// TCP: what piles up before it is a few MB at most.
const streamFetch = 64

// stream runs one read query and yields its records as they arrive. Its
// transaction ends when the loop ends, whichever way; the whole may take
// limit, which the server is told too.
func (s *Store) stream(ctx context.Context, limit time.Duration, cypher string, params map[string]any) iter.Seq2[*neo4j.Record, error] {
	return func(yield func(*neo4j.Record, error) bool) {
		bounded, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		cfg := s.sessionConfig(neo4j.AccessModeRead)
		cfg.FetchSize = streamFetch
		session := s.driver.NewSession(bounded, cfg)
		defer s.end(ctx, session)
		result, err := session.Run(bounded, cypher, params, neo4j.WithTxTimeout(limit))
		if err != nil {
			yield(nil, wrap(ctx, err))
			return
		}
		for result.Next(bounded) {
			if !yield(result.Record(), nil) {
				return
			}
		}
		if err := result.Err(); err != nil {
			yield(nil, wrap(ctx, err))
		}
	}
}

// session opens a session that sees what earlier calls of this store wrote,
// also where the answer comes from another member of a cluster.
func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, s.sessionConfig(mode))
}

func (s *Store) sessionConfig(mode neo4j.AccessMode) neo4j.SessionConfig {
	return neo4j.SessionConfig{
		AccessMode:      mode,
		DatabaseName:    s.database,
		BookmarkManager: s.driver.ExecuteQueryBookmarkManager(),
	}
}

// end closes a session, and with it a transaction that is still open. A
// cancelled context would close the connection without telling the server; a
// fresh one lets the transaction be rolled back.
func (s *Store) end(ctx context.Context, session neo4j.SessionWithContext) {
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	if err := session.Close(ending); err != nil {
		s.log.Debug("closing a session", "err", err)
	}
}
