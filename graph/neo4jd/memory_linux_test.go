package neo4jd

import "testing"

func TestAContainersMemoryLimitIsReadInMebibytes(t *testing.T) {
	for text, want := range map[string]int{"max\n": 0, "1073741824\n": 1024, "": 0} {
		if got, limited := parseMemoryLimit(text); got != want || limited != (want > 0) {
			t.Errorf("%q is read as %d, %v", text, got, limited)
		}
	}
}

func FuzzParseMemoryLimit(f *testing.F) {
	f.Add("max\n")
	f.Add("9223372036854771712\n")
	f.Fuzz(func(t *testing.T, text string) {
		if mb, _ := parseMemoryLimit(text); mb < 0 {
			t.Errorf("%q is read as %d", text, mb)
		}
	})
}
