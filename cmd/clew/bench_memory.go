package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strings"

	"clew/web/socket"
)

const (
	idleSockets     = 500
	expansions      = 1_000
	idleGoal        = 64 << 10
	growthAllowance = 256 << 10 // of a heap of megabytes: the collector's own noise
)

// memory measures what one idle socket costs the server, and what is left of
// a thousand expansions on one socket.
func (s *stand) memory(ctx context.Context, g generated, report *report) error {
	idle, err := s.idleSocket(ctx)
	if err != nil {
		return err
	}
	report.line(fmt.Sprint(g.nodes), "server memory of one idle socket", kib(idle), "", "", "≤ "+kib(idleGoal), idle <= idleGoal)
	if err := s.expandTimes(100, g); err != nil { // fills pools and caches
		return err
	}
	before := inUse()
	if err := s.expandTimes(expansions, g); err != nil {
		return err
	}
	growth := inUse() - before
	report.line(fmt.Sprint(g.nodes), fmt.Sprintf("server memory after %d expansions", expansions), kib(growth), "", "", "no growth", growth <= growthAllowance)
	return nil
}

func (s *stand) expandTimes(times int, g generated) error {
	for i := range times {
		if _, err := s.client.Expand(socket.Expand{Node: g.entityID(len(hubs) + i), Limit: 100}); err != nil {
			return err
		}
	}
	return nil
}

// idleSocket opens many sockets with clients that are bare TCP connections, so
// that nearly all the memory that comes is the server's.
func (s *stand) idleSocket(ctx context.Context) (bytesEach int64, err error) {
	before := inUse()
	for range idleSockets {
		conn, err := s.openIdle(ctx)
		if err != nil {
			return 0, err
		}
		defer conn.Close()
	}
	return (inUse() - before) / idleSockets, nil
}

// openIdle upgrades one connection and reads the greeting, byte for byte.
func (s *stand) openIdle(ctx context.Context) (net.Conn, error) {
	host := strings.TrimPrefix(s.url, "http://")
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", host)
	if err != nil {
		return nil, err
	}
	key := make([]byte, 16)
	rand.Read(key)
	fmt.Fprintf(conn, "GET /ws HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: %s\r\nSec-WebSocket-Protocol: %s\r\n\r\n",
		host, s.url, base64.StdEncoding.EncodeToString(key), socket.Protocol)
	answer := make([]byte, 0, 1024)
	for !strings.Contains(string(answer), `"op":"hello"`) {
		piece := make([]byte, 1024)
		n, err := conn.Read(piece)
		if err != nil {
			return nil, fmt.Errorf("opening an idle socket (%s): %w", http.StatusText(http.StatusSwitchingProtocols), err)
		}
		answer = append(answer, piece[:n]...)
	}
	return conn, nil
}

// inUse is the live heap and the stacks, in bytes.
func inUse() int64 {
	runtime.GC()
	runtime.GC() // the second frees what finalizers and pools held
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}

func kib(bytes int64) string { return fmt.Sprintf("%.1f KiB", float64(bytes)/1024) }
