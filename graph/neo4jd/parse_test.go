package neo4jd

import (
	"encoding/hex"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var discard = slog.New(slog.DiscardHandler)

func mustParseJarSums(t *testing.T) jarSet {
	t.Helper()
	jars, err := parseJarSums(jarSums)
	if err != nil {
		t.Fatal(err)
	}
	return jars
}

func TestJavaVersionsAreReadInOldAndNewStyle(t *testing.T) {
	for answer, want := range map[string]int{
		"openjdk version \"17.0.15\" 2025-04-15\nOpenJDK Runtime Environment": 17,
		"java version \"1.8.0_292\"":                                          8,
		"openjdk version \"25\" 2025-09-16":                                   25,
		"Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version \"21.0.2-ea\"":  21,
	} {
		if got, err := parseJavaVersion(answer); got != want || err != nil {
			t.Errorf("%q is read as %d, %v", answer, got, err)
		}
	}
	if got, err := parseJavaVersion("The operation couldn't be completed. Unable to locate a Java Runtime."); err == nil {
		t.Errorf("the stub of macOS is taken for Java %d", got)
	}
}

func TestMavenVersionsAreComparedAsNumbers(t *testing.T) {
	for answer, want := range map[string]bool{
		"Apache Maven 3.6.2 (40f52333)":   false,
		"Apache Maven 3.6.3":              true,
		"\x1b[1mApache Maven 3.8.7\x1b[m": true,
		"Apache Maven 3.10.0":             true,
		"Apache Maven 2.2.1":              false,
		"Apache Maven 4.0.0-rc-4":         true,
	} {
		if _, got := parseMavenVersion(answer); got != want {
			t.Errorf("%q is new enough: %v", answer, got)
		}
	}
}

func TestTheUserLineIsWhatNeo4jsOwnToolWrites(t *testing.T) {
	salt, err := hex.DecodeString("4dd689994c72be4e89d35424ed91039bf8053a40b8c0dcf2f5fa56d331dc6b70")
	if err != nil {
		t.Fatal(err)
	}
	const want = "neo4j:SHA-256,056a48d080f672b2251fc76d8a99aa8fc89bb204efe492743410452b18192f2f," +
		"4dd689994c72be4e89d35424ed91039bf8053a40b8c0dcf2f5fa56d331dc6b70,1024:"
	if diff := cmp.Diff(want, userLine("secretsecret", salt)); diff != "" {
		t.Error(diff)
	}
}

func TestMemoryIsAQuarterOfTheMachineWithinLimits(t *testing.T) {
	for machine, want := range map[int][2]int{0: {256, 64}, 2000: {500, 500}, 24_000: {2048, 1024}} {
		heap, pages := memoryFor(machine)
		if got := [2]int{heap, pages}; got != want {
			t.Errorf("of %d MB it takes %v instead of %v", machine, got, want)
		}
	}
}

func TestPausesGrowAndStartOverAfterAHealthyRun(t *testing.T) {
	crash := explain(errExited, nil, "", "")
	var r retries
	var got []time.Duration
	for range 8 {
		r.ready()
		pause, final := r.after(crash)
		if final != nil {
			t.Fatal(final)
		}
		got = append(got, pause)
	}
	s := time.Second
	if diff := cmp.Diff([]time.Duration{s / 2, s, 2 * s, 4 * s, 8 * s, 16 * s, 30 * s, 30 * s}, got); diff != "" {
		t.Error(diff)
	}
	r.readyAt = time.Now().Add(-healthyAfter)
	if pause, _ := r.after(crash); pause != firstPause {
		t.Errorf("after a healthy run it waits %v", pause)
	}
}

func TestAServerThatNeverRanIsGivenUpUnlessTheCauseCanGoAway(t *testing.T) {
	tries := func(err error) int {
		var r retries
		for n := 1; n <= 100; n++ {
			if _, final := r.after(err); final != nil {
				return n
			}
		}
		return 0
	}
	for output, want := range map[string]int{
		"ERROR Something new.":                           mostFailures,
		"IOException: No space left on device":           0,
		"bind(..) failed: Address already in use":        0,
		"IllegalArgumentException: Unrecognized setting": 1,
	} {
		if got := tries(explain(errExited, nil, output, "/d")); got != want {
			t.Errorf("%q is tried %d times instead of %d", output, got, want)
		}
	}
}

func TestAnUnknownEndIsToldInNeo4jsOwnWords(t *testing.T) {
	err := explain(errExited, nil, "INFO  Starting...\nERROR Something new.\n\tat org.neo4j.X\n", "/d")
	if got := sentence(err); got != "Neo4j stopped: Something new." {
		t.Error(got)
	}
}

func FuzzParseJavaVersion(f *testing.F) {
	f.Add("openjdk version \"17.0.15\" 2025-04-15")
	f.Add("java version \"1.8.0_292\"")
	f.Fuzz(func(t *testing.T, answer string) {
		if major, err := parseJavaVersion(answer); err == nil && (major < 0 || major > 9999) {
			t.Errorf("version %d", major)
		}
	})
}

func FuzzParseMavenVersion(f *testing.F) {
	f.Add("Apache Maven 3.8.7\nMaven home: /usr/share/maven")
	f.Fuzz(func(t *testing.T, answer string) {
		if version, ok := parseMavenVersion(answer); ok && strings.Count(version, ".") != 2 {
			t.Errorf("version %q", version)
		}
	})
}

func FuzzDownloadedJar(f *testing.F) {
	f.Add("[INFO] Downloaded from central: https://repository.example/maven2/a/b/1/b-1.jar (2.0 MB at 6.0 MB/s)")
	f.Add("[INFO] Downloading from central: https://repository.example/maven2/a/b/1/b-1.jar")
	f.Fuzz(func(t *testing.T, line string) {
		if jar := downloadedJar(line); jar != "" && !validJarName(jar) {
			t.Errorf("jar %q", jar)
		}
	})
}

func FuzzParseJarSums(f *testing.F) {
	f.Add(jarSums[:200])
	f.Add(strings.Repeat("0", 64) + "  ../evil.jar")
	f.Fuzz(func(t *testing.T, text string) {
		jars, err := parseJarSums(text)
		if err != nil {
			return
		}
		for name := range jars {
			if filepath.Base(name) != name {
				t.Errorf("%q leaves the directory", name)
			}
		}
	})
}

func FuzzExplain(f *testing.F) {
	f.Add("Caused by: java.io.IOException: No space left on device")
	f.Add("ERROR Failed to start Neo4j on 127.0.0.1:7474.\n")
	f.Fuzz(func(t *testing.T, output string) {
		err := explain(errExited, nil, output, "/d")
		if err.Error() == "" || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "%s") && !strings.Contains(output, "%s") {
			t.Errorf("explained as %q", err)
		}
	})
}
