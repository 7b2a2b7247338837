package graph_test

import (
	"context"
	"net"
	"testing"
	"time"

	"clew/graph"
)

func TestAServerThatIsSilentIsUnavailable(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0") // nobody accepts: the kernel does
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	store, err := graph.Open(graph.Config{URI: "bolt://" + listener.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close(t.Context()) }()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := store.Ping(ctx); graph.KindOf(err) != graph.Unavailable {
		t.Errorf("a silent server: %v", err)
	}
}
