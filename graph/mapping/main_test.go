package mapping_test

import (
	"testing"

	"clew/graph/graphtest"
)

func TestMain(m *testing.M) { graphtest.Main(m) }
