package graph

import "testing"

func TestAServerThatIsTooOldIsRecognised(t *testing.T) {
	for version, old := range map[string]bool{
		"5.26.30": false, "5.26.0": false, "5.27-aura": false, "2025.06.0": false, "2026.08.1": false, "": false, "dev": false,
		"5.25.1": true, "5.9.0": true, "4.4.40": true, "3.5": true,
	} {
		if tooOld(version) != old {
			t.Errorf("%q: too old %v", version, !old)
		}
	}
}

func FuzzTooOld(f *testing.F) {
	f.Add("5.26.30")
	f.Add("2025.06.0")
	f.Add("5.-1")
	f.Fuzz(func(t *testing.T, version string) {
		if tooOld(version) && tooOld("9"+version) {
			t.Errorf("%q is too old, and so is 9%[1]s", version)
		}
	})
}
