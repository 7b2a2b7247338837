package socket_test

import (
	"context"
	"testing"

	"clew/graph"
	"clew/web/socket"
)

// One operation is one expansion of all the hub's links; bare is the driver
// draining the same query.
func BenchmarkExpansion(b *testing.B) {
	store := hubStore(b)
	s := serve(b, store, socket.Options{})
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := store.Drain(b.Context(), graph.ExpandRequest{Node: hub, Limit: leaves}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("socket", func(b *testing.B) {
		client, err := socket.Dial(context.Background(), s.http.URL)
		if err != nil {
			b.Fatal(err)
		}
		defer client.Close()
		for b.Loop() {
			if _, err := client.Expand(socket.Expand{Node: hub, Limit: leaves}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
