package tables_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/tables"
)

// refused opens a file and reads it to its end, and returns what is said of it.
func refused(in tables.Input) error {
	file, err := tables.Open(in, tables.Look{})
	if err != nil {
		return err
	}
	defer file.Close()
	for _, table := range file.Tables {
		for _, err := range table.Rows() {
			if err != nil {
				return err
			}
		}
	}
	return nil
}

const prose = `A court has ruled

On Monday, the court ruled that the order, which was signed in June, went too far, the Gazette reports.

Its judges, of whom there are nine, were of one mind; their opinion runs to eighty pages and more.

"We are not surprised", said a lawyer who was in the room and has followed the case from its beginning in 2019.

The government may appeal within thirty days.
`

func TestFilesThatAreNoTablesAreNamed(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a.csv", "", "the file is empty"},
		{"a.csv", " \n\n", "nothing but blanks"},
		{"a.csv", "%PDF-1.4", "this is a PDF"},
		{"a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", "save it as .xlsx"},
		{"a.csv", "\x1f\x8b\x08", "unpack it first"},
		{"a.csv", "<!DOCTYPE html><HTML><body>", "this is a web page"},
		{"a.gexf", "<svg/>", "outermost element is “svg”"},
		{"a.zip", "PK\x03\x04 and no more", "this zip file is damaged"},
		{"a.cypher", "CREATE (a:B {c: 1})", "this is a Cypher script"},
		{"a.yaml", "- a: 1", "this is YAML"},
		{"a.txt", prose, "this is plain text"},
		{"a.json", "[1, 2, 3", "ends too early"},
		{"a.json", "{\"a\": [1, 2}", "this is not JSON"},
	} {
		err := refused(input(c.name, c.text))
		if graph.KindOf(err) != graph.Invalid || !strings.Contains(graph.MessageOf(err), c.want) {
			t.Errorf("%.20q: %v, want %q", c.text, err, c.want)
		}
	}
}

func TestDamagedAndHarmfulXMLIsRefused(t *testing.T) {
	bomb := `<!DOCTYPE graphml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><graphml><graph><node id="&b;"/></graph></graphml>`
	outside := `<!DOCTYPE gexf [<!ENTITY x SYSTEM "file:///etc/passwd">]><gexf><graph><nodes><node id="a" label="&x;"/></nodes></graph></gexf>`
	for _, c := range []struct{ text, want string }{
		{bomb, "this is not XML (invalid character entity &b;)"},
		{outside, "this is not XML (invalid character entity &x;)"},
		{strings.ReplaceAll(gexfFile[:len(gexfFile)-60], "FOR", "for"), "unexpected EOF"},
		{"<graphml>" + strings.Repeat("<graph>", 2000), "nested too deeply"},
		{`<graphml><graph><node id="` + strings.Repeat("x", 20<<20) + `"/></graph></graphml>`, "longer than 16 MB"},
		{"<?xml version=\"1.0\" encoding=\"klingon\"?><graphml/>", "encoding"},
		{"<graphml><graph><node id=\"\x00\"/></graph></graphml>", "this is not XML"},
	} {
		err := refused(input("x", c.text))
		if graph.KindOf(err) != graph.Invalid || !strings.Contains(graph.MessageOf(err), c.want) {
			t.Errorf("%.60q: %.200v, want %q", c.text, err, c.want)
		}
	}
}

func TestDeepNestingIsARefusedRow(t *testing.T) {
	deep := func(n int) string {
		return `{"a":` + strings.Repeat(`{"b":[`, n) + strings.Repeat(`]}`, n) + `}`
	}
	want := "[] 1: a.b.b=7. 2: WRONG it is nested too deeply. 3: id=2."
	for _, text := range []string{"{\"a\":{\"b\":{\"b\":7}}}\n" + deep(100) + "\n{\"id\":2}\n", "[{\"a\":{\"b\":{\"b\":7}}},\n" + deep(100) + ",\n{\"id\":2}]"} {
		if got := told(open(t, "x.json", text)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	err := refused(input("x", "["+strings.Repeat("[", 50_000)))
	if !strings.Contains(graph.MessageOf(err), "nested too deeply") {
		t.Errorf("%v", err)
	}
}

func TestManyColumnsAreRefused(t *testing.T) {
	err := refused(input("x", strings.Repeat("a,", 3000)+"\n1,2\n"))
	if !strings.Contains(graph.MessageOf(err), "more than 2000 columns") {
		t.Errorf("CSV: %v", err)
	}
	var text strings.Builder
	for i := range 2500 {
		fmt.Fprintf(&text, "{\"k%d\":1}\n", i)
	}
	wrong := 0
	for row := range open(t, "x.json", text.String()).Tables[0].Rows() {
		if strings.Contains(row.Wrong, "too many") {
			wrong++
		}
	}
	if wrong != 500 {
		t.Errorf("%d rows of JSON with a column too many, want 500", wrong)
	}
}

func TestAHugeValueIsARefusedRowAndALargeOneIsNot(t *testing.T) {
	for _, c := range []struct {
		size int
		want string
	}{{38_000, ""}, {2 << 20, "a value is longer than a million characters"}} {
		file := open(t, "x.csv", "id,note\n1,"+strings.Repeat("x", c.size)+"\n2,y\n")
		wrong := ""
		for row, err := range file.Tables[0].Rows() {
			if err != nil {
				t.Fatal(err)
			}
			wrong += row.Wrong
		}
		if wrong != c.want {
			t.Errorf("%d bytes: %q, want %q", c.size, wrong, c.want)
		}
	}
}

// endless is a text that is long and costs no memory.
type endless struct {
	begin string
	size  int64
}

var filled = bytes.Repeat([]byte("x"), 64<<10)

func (e endless) ReadAt(p []byte, at int64) (int, error) {
	n := int(min(int64(len(p)), e.size-at))
	if n <= 0 {
		return 0, io.EOF
	}
	copy(p[:n], filled)
	for done := len(filled); done < n; done += len(filled) {
		copy(p[done:n], filled)
	}
	if at < int64(len(e.begin)) {
		copy(p[:n], e.begin[at:])
	}
	return n, nil
}

func TestALineOfAHundredMegabytesIsRefusedInLittleMemory(t *testing.T) {
	for _, begin := range []string{"id,name\n1,Ada\n2,", "id,name\n1,\"", "{\"a\":1}\n{\"b\":\"", "[{\"a\":\"", "<graphml><graph><node id=\"", "<gexf><graph><nodes><node id=\"a\">"} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		size := int64(20 << 20) // more than a row may have
		if begin == "id,name\n1,\"" {
			size = 100 << 20
		}
		err := refused(tables.Input{ReaderAt: endless{begin, size}, Size: size, Name: "x"})
		runtime.ReadMemStats(&after)
		if !strings.Contains(graph.MessageOf(err), "longer than 16 MB") {
			t.Errorf("%q: %v", begin, err)
		}
		if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 250<<20 {
			t.Errorf("%q: the heap grew by %d MB", begin, grown>>20)
		}
	}
}

// bomb is a zip file that is small only as long as it is packed.
func bomb(t *testing.T, name string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	member, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CompressedSize64: 5, UncompressedSize64: 900 << 20})
	if err == nil {
		_, err = member.Write([]byte("small"))
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestZipBombsAreRefusedBeforeTheyAreUnpacked(t *testing.T) {
	for _, name := range []string{"nodes.csv", "xl/worksheets/sheet1.xml"} {
		err := refused(input("x", bomb(t, name)))
		if !strings.Contains(graph.MessageOf(err), "made to do harm") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAWorkbookThatIsDamagedIsRefused(t *testing.T) {
	whole := workbook(t)
	for _, text := range []string{whole[:len(whole)/2], zipped(t, "xl/workbook.xml", "<nothing"), zipped(t, "xl/workbook.xml", "<workbook/>")} {
		if err := refused(input("x.xlsx", text)); graph.KindOf(err) != graph.Invalid {
			t.Errorf("%v", err)
		}
	}
	if err := refused(input("x.zip", zipped(t, "readme.md", "hello"))); !strings.Contains(graph.MessageOf(err), "no CSV table") {
		t.Errorf("%v", err)
	}
}
