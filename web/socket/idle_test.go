package socket_test

import (
	"runtime"
	"testing"

	"clew/web/socket"
)

// One operation is one idle socket that is opened; B/socket is what all of
// them cost together, the browsers' ends included, divided by their number.
func BenchmarkIdleSocket(b *testing.B) {
	s := serve(b, hubStore(b), socket.Options{Connections: 1 << 20})
	const count = 500
	for b.Loop() {
		before := inUse()
		open := make([]*browser, count)
		for i := range open {
			open[i] = s.open(b)
		}
		b.ReportMetric(float64(inUse()-before)/count, "B/socket")
		for _, page := range open {
			page.Close()
		}
		await(b, "all are forgotten", func() bool { return s.Open() == 0 })
	}
}

// inUse is the heap and the stacks, without what could be freed.
func inUse() uint64 {
	runtime.GC()
	runtime.GC() // pools are emptied at the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc + m.StackInuse
}
