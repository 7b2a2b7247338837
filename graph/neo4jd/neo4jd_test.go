package neo4jd

import (
	"context"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// ping answers as the caller's probe would: with a query over Bolt.
func ping(ctx context.Context, uri, user, password string) error {
	driver, err := neo4j.NewDriverWithContext(uri, neo4j.BasicAuth(user, password, ""))
	if err != nil {
		return err
	}
	defer driver.Close(ctx)
	_, err = neo4j.ExecuteQuery(ctx, driver, "RETURN 1", nil, neo4j.EagerResultTransformer)
	return err
}

func TestFirst(t *testing.T) {
	began := time.Now()
	s, err := Start(t.Context(), Config{DataDir: t.TempDir(), Probe: ping, HeapMB: 256, PageCacheMB: 64, Progress: func(l string) { t.Log(time.Since(began), l) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(began))
	if err := s.WaitReady(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := ping(t.Context(), s.URI(), s.User(), s.Password()); err != nil {
		t.Fatal(err)
	}
	if testing.Verbose() {
	s.archives.Wait()
	t.Log("archive", time.Since(began))
	}
	s.Close()
	t.Log(time.Since(began))
}
