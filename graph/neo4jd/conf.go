package neo4jd

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

var (
	//go:embed neo4j.conf.tmpl
	confText string
	//go:embed user-logs.xml
	userLogs []byte
	//go:embed server-logs.xml
	serverLogs []byte

	confTemplate = template.Must(template.New("neo4j.conf").Parse(confText))
)

func confDir(home string) string { return filepath.Join(home, "conf") }

// writeConf writes Neo4j's configuration below home. All directories are left
// at their defaults, relative to home, so no path needs quoting.
func writeConf(cfg Config, home string, port int) error {
	var conf strings.Builder
	err := confTemplate.Execute(&conf, map[string]int{
		"Port":              port,
		"PageCacheMB":       cfg.PageCacheMB,
		"TransactionMB":     max(cfg.HeapMB/4, 32),
		"AllTransactionsMB": max(cfg.HeapMB/2, 64),
	})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(confDir(home), 0o700); err != nil {
		return err
	}
	for name, content := range map[string][]byte{
		"neo4j.conf":      []byte(conf.String()),
		"user-logs.xml":   userLogs,
		"server-logs.xml": serverLogs,
	} {
		if err := os.WriteFile(filepath.Join(confDir(home), name), content, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// memoryFor shares a machine's memory: a quarter for the heap, a quarter for
// the page cache, with limits above which a graph of this kind gains nothing.
func memoryFor(machineMB int) (heapMB, pageCacheMB int) {
	quarter := machineMB / 4
	return min(max(quarter, 256), 2048), min(max(quarter, 64), 1024)
}
