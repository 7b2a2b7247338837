package graph_test

import (
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
	store, err := graph.Open(graph.Config{URI: "bolt://" + listener.Addr().String(), Timeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close(t.Context()) }()
	if err := store.Ping(t.Context()); graph.KindOf(err) != graph.Unavailable {
		t.Errorf("a silent server: %v", err)
	}
}
