package tables_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"clew/graph"
	"clew/graph/tables"
)

func input(name, text string) tables.Input {
	return tables.Input{ReaderAt: strings.NewReader(text), Size: int64(len(text)), Name: name}
}

func open(t *testing.T, name, text string) *tables.File {
	t.Helper()
	file, err := tables.Open(input(name, text), tables.Look{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file
}

// told is a file in words: each table's rows with their lines, cells by name.
func told(file *tables.File) string {
	var text strings.Builder
	for _, table := range file.Tables {
		fmt.Fprintf(&text, "[%s]", table.Name)
		for row, err := range table.Rows() {
			switch {
			case err != nil:
				fmt.Fprintf(&text, " END: %s", graph.MessageOf(err))
			case row.Wrong != "":
				fmt.Fprintf(&text, " %d: WRONG %s.", row.Line, row.Wrong)
			default:
				fmt.Fprintf(&text, " %d:", row.Line)
				for _, c := range table.Columns {
					if values := row.Values(c.Name); len(values) > 0 {
						fmt.Fprintf(&text, " %s=%s", c.Name, strings.Join(values, "|"))
					}
				}
				text.WriteString(".")
			}
		}
		text.WriteString("\n")
	}
	return strings.TrimSpace(text.String())
}

// people is a table with what separates encodings.
const people = "Name;Geburtsort;Anmerkung\nJosé Núñez;Köln;„gilt als“ – naïve\nMüller, Ölga;Besançon;“smart” quotes…\nÅse Sørensen;Øye;ça va\n"

func TestEncodingsAndLineEndsAreFound(t *testing.T) {
	latin, _ := charmap.Windows1252.NewEncoder().String(people)
	mac, err := charmap.Macintosh.NewEncoder().String(people)
	if err != nil {
		t.Fatal(err)
	}
	little, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(people)
	big, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(people)
	want := told(open(t, "people.csv", people))
	if !strings.Contains(want, "4: Name=Åse Sørensen Geburtsort=Øye Anmerkung=ça va.") {
		t.Fatalf("UTF-8 is read as %s", want)
	}
	for _, c := range []struct{ text, encoding, ends string }{
		{people, "utf-8", "LF"},
		{"\uFEFF" + people, "utf-8", "LF"},
		{latin, "windows-1252", "LF"},
		{strings.ReplaceAll(latin, "\n", "\r\n"), "windows-1252", "CRLF"},
		{mac, "macintosh", "LF"},
		{strings.ReplaceAll(mac, "\n", "\r"), "macintosh", "CR"},
		{strings.ReplaceAll(people, "\n", "\r"), "utf-8", "CR"},
		{little, "utf-16le", ""}, {big, "utf-16be", ""},
	} {
		file := open(t, "people.csv", c.text)
		if file.Look.Encoding != c.encoding || c.ends != "" && file.Look.LineEnds != c.ends {
			t.Errorf("found %s with %s, want %s with %s", file.Look.Encoding, file.Look.LineEnds, c.encoding, c.ends)
		}
		if got := told(file); got != want {
			t.Errorf("%s:\n%s, want\n%s", c.encoding, got, want)
		}
	}
}

func TestWhatTellsTheEncodingMayStandFarDown(t *testing.T) {
	late := "name,n\n" + strings.Repeat("plain,1\n", 40_000) + "Caf\xe9 M\xfcller,2\n"
	if got := open(t, "late.csv", late).Look.Encoding; got != "windows-1252" {
		t.Errorf("found %s", got)
	}
}

func TestACharacterCutByAReadIsNoMistake(t *testing.T) {
	for shift := range 4 {
		text := "name,n\n" + strings.Repeat("a", shift) + strings.Repeat("日本,1\n", 30_000)
		if got := open(t, "cut.csv", text).Look.Encoding; got != "utf-8" {
			t.Errorf("shift %d: found %s", shift, got)
		}
	}
}

func TestDelimitersAndHeadsAreFound(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"id,name\n1,Ada\n2,Bo\n", "[] 2: id=1 name=Ada. 3: id=2 name=Bo."},
		{"id;name\n1;Ada, Bo\n2;Cy\n", "[] 2: id=1 name=Ada, Bo. 3: id=2 name=Cy."},
		{"id\tname\n1\tAda\n", "[] 2: id=1 name=Ada."},
		{"id|name\n1|Ada\n", "[] 2: id=1 name=Ada."},
		{"sep=;\nid;name\n1;a,b\n", "[] 3: id=1 name=a,b."},
		{"9639,9150,\"aka\",-0- \n9640,9152,\"aka\",-0- \n\x1a", "[] 1: column 1=9639 column 2=9150 column 3=aka column 4=-0- . 2: column 1=9640 column 2=9152 column 3=aka column 4=-0- ."},
		{"name,name,\nA,B,C\n", "[] 1: column 1=name column 2=name. 2: column 1=A column 2=B column 3=C."},
		{"a,b\n\"x\ny\",2\n3,4\n", "[] 2: a=x\ny b=2. 4: a=3 b=4."},
		{"a,b\nThe \"big\" one,2\n", "[] 2: a=The \"big\" one b=2."},
		{"a,b\n1\n1,2,3\n1,2,,\n", "[] 2: a=1. 3: WRONG it has more cells than the table has columns. 4: a=1 b=2."},
		{"a,b\n1,\"never closed\n2,3\n4,5\n", "[] 2: WRONG a quotation mark that opens here is not closed where its cell ends."},
		{"a,b\n1,\"open, x\n2,\"x\n3,4\n", "[] 2: WRONG a quotation mark that opens here is not closed where its cell ends. 4: a=3 b=4."},
		{"a,b\nx\x00,1\n\xff,2\n3,4\n", "[] 2: WRONG a value holds a NUL character. 3: a=ÿ b=2. 4: a=3 b=4."},
	} {
		if got := told(open(t, "x.csv", c.text)); got != c.want {
			t.Errorf("%q:\n%s, want\n%s", c.text, got, c.want)
		}
	}
}

func TestWhatIsToldOfAFileWins(t *testing.T) {
	no := false
	file, err := tables.Open(input("x", "a;b\n\xe9,1;2\n"), tables.Look{Format: "csv", Encoding: "macintosh", Delimiter: ",", Header: &no})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := told(file), "[] 1: column 1=a;b. 2: column 1=È column 2=1;2."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, wrong := range []tables.Look{{Format: "csv", Encoding: "klingon"}, {Format: "csv", Delimiter: "::"}, {Format: "csv", Delimiter: "\""}, {Format: "dbase"}} {
		if _, err := tables.Open(input("x", "a,b\n1,2\n"), wrong); graph.KindOf(err) != graph.Invalid {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	file, err = tables.Open(input("x", "a,b\n\xff,2\n3,4\n"), tables.Look{Encoding: "utf-8"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := told(file), "[] 2: WRONG a value is not text in the encoding of this file. 3: a=3 b=4."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		member, err := w.Create(files[i])
		if err == nil {
			_, err = member.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheTablesOfAZipFileAreRead(t *testing.T) {
	file := open(t, "pair.zip", zipped(t, "a/nodes.csv", "id;name\n1;Ada\n", "__MACOSX/nodes.csv", "x", "a/links.tsv", "source\ttarget\n1\t1\n", "read.me", "hello"))
	if got, want := told(file), "[nodes] 2: id=1 name=Ada.\n[links] 2: source=1 target=1."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// workbook makes an XLSX file with dates, numbers and two sheets.
func workbook(t *testing.T) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	style := func(code string) int {
		id, err := book.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	day, money := style("dd/mm/yyyy"), style("#,##0.00")
	short, err := book.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	set := func(cell string, value any, style int) {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
		if style != 0 {
			_ = book.SetCellStyle("Sheet1", cell, cell, style)
		}
	}
	for i, title := range []string{"Donor", "Value", "Accepted", "Reported", "Note"} {
		set(string(rune('A'+i))+"2", title, 0)
	}
	set("A3", "Outra Ltd", 0)
	set("B3", 48000.5, money)
	set("C3", 43117, day)
	set("D3", 43118, short)
	set("E3", "007", 0)
	set("A5", "Ada", 0)
	if _, err := book.NewSheet("Empty"); err != nil {
		t.Fatal(err)
	}
	if _, err := book.NewSheet("More"); err != nil {
		t.Fatal(err)
	}
	_ = book.SetSheetRow("More", "A1", &[]string{"id", "name"})
	_ = book.SetSheetRow("More", "A2", &[]any{1, "=SUM(1)"})
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestWorkbooksKeepDatesNumbersAndLeadingZeros(t *testing.T) {
	file := open(t, "book.csv", workbook(t)) // by what it is, not by its name
	want := "[Sheet1] 3: Donor=Outra Ltd Value=48000.5 Accepted=2018-01-17 Reported=2018-01-18 Note=007. 5: Donor=Ada.\n[More] 2: id=1 name==SUM(1)."
	if got := told(file); got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
}

func TestListsOfJSONAreTables(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`[{"id": 1, "name": "Ada", "address": {"city": "Rome"}, "also": ["x", "y"]},
  {"id": 2, "deep": [{"a": 1}, {"a": 2}], "none": null, "yes": true}]`,
			"[] 1: id=1 name=Ada address.city=Rome also=x|y. 2: id=2 deep.a=1|2 yes=true."},
		{"{\"id\":1}\n\n{\"id\":2,\n{\"id\":3} x\n{\"id\":4}\n", "[] 1: id=1. 3: WRONG it is not JSON, or not complete. 4: WRONG something follows the object. 5: id=4."},
		{"{\"nodes\": [{\"id\": \"a\"}],\n \"meta\": 3, \"tags\": [1, 2],\n \"links\": [{\"source\": \"a\", \"target\": \"a\"}, 7]}",
			"[nodes] 1: id=a.\n[links] 3: source=a target=a. 3: WRONG it is not an object.\n[(the file itself)] 1: nodes.id=a meta=3 tags=1|2 links.source=a links.target=a links=7."},
		{`{"title": "One"}`, "[(the file itself)] 1: title=One."},
		{"[{\"a\":1},\n{\"a\":2}", "[] 1: a=1. 2: a=2. END: line 2: the file ends too early"},
		{"[{\"a\":1},\n{\"a\":}]", "[] 1: a=1. END: line 2: this is not JSON (invalid character '}' looking for beginning of value)"},
	} {
		if got := told(open(t, "x.json", c.text)); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.text, got, c.want)
		}
	}
}
