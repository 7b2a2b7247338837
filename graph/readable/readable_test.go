package readable

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"clew/graph"
	"clew/graph/readable/pdftest"
)

func inProcess(_ context.Context, received []byte) (string, error) { return ReadPDF(received) }

func TestTextIsReadWhateverItIsWrittenIn(t *testing.T) {
	for received, want := range map[string]string{
		"Grüße": "Grüße",
		"\xef\xbb\xbfGrüße\r\n\r\n\r\n\r\nZwei ": "Grüße\n\nZwei",
		"Gr\xfc\xdfe \x93ja\x94":                 "Grüße “ja”",
		"\xff\xfeG\x00r\x00\xfc\x00":             "Grü",
		"one\rtwo\x07":                           "one\ntwo",
	} {
		document, err := Read(t.Context(), "a.txt", []byte(received), nil)
		if err != nil || document.Text != want || document.Kind != Text {
			t.Errorf("%q is read as %q, %v", received, document.Text, err)
		}
	}
}

const article = `<!doctype html><html><head><title>Vexel sued — The Omaha Herald</title>
<meta property="og:site_name" content="The Omaha Herald"><meta property="article:published_time" content="2024-03-14T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Vexel sued</h1>
<p>The Commerce Department sued Vexel Corp on Thursday, in a case that its lawyers had expected for months, and asked the court to halt the sale.</p>
<script>alert("never")</script><p>“We did nothing wrong,” said Anna Petrov, the company’s chief executive, who spoke to reporters outside of the building in Omaha.</p>
<p>The case will be heard in May, the court said in a short notice, and nobody expects that it will take less than a year to come to a ruling.</p></article>
<footer>Subscribe! Cookies!</footer></body></html>`

func TestAPageIsReadAsItsArticle(t *testing.T) {
	document, err := Read(t.Context(), "", []byte(article), nil)
	if err != nil {
		t.Fatal(err)
	}
	if document.Kind != HTML || document.Site != "The Omaha Herald" || document.Published != "2024-03-14" || !strings.HasPrefix(document.Title, "Vexel sued") {
		t.Errorf("the page is %+v", document)
	}
	for word, there := range map[string]bool{"The Commerce Department sued Vexel Corp on Thursday": true, "\n\n“We did nothing wrong,” said": true,
		"never": false, "Sport": false, "<p>": false} {
		if strings.Contains(document.Text, word) != there {
			t.Errorf("that the text holds %q is %v: %q", word, !there, document.Text)
		}
	}
}

func TestWhatWasReceivedIsHashedAsItCame(t *testing.T) {
	document, err := Read(t.Context(), "a.txt", []byte("one\r\ntwo"), nil)
	if want := "29a776bb35efe730dabb1b1d3ad74dbf80cc3e9009e168241798ea73adca3dcf"; err != nil || document.SHA256 != want {
		t.Errorf("%q, %v", document.SHA256, err)
	}
	other, _ := Read(t.Context(), "a.txt", []byte("one\ntwo"), nil)
	if other.Text != document.Text || other.SHA256 == document.SHA256 {
		t.Error("the hash is not of what was received")
	}
}

func TestAPDFIsReadLineByLine(t *testing.T) {
	document, err := Read(t.Context(), "x", pdftest.File("One (1) line,", "and another."), inProcess)
	if err != nil || document.Text != "One (1) line,\nand another." || document.Kind != PDF {
		t.Errorf("got %+v, %v", document, err)
	}
}

func TestWhatCannotBeReadIsToldInPlainWords(t *testing.T) {
	deep := strings.Repeat("<div>", 200_000)
	for name, received := range map[string][]byte{
		"empty": {}, "zip": []byte("PK\x03\x04\x00\x00\x00\x00"), "large": make([]byte, MaxReceived+1), "deep": []byte("<html><body>" + deep + "x"),
		"wide": []byte("<html><body>" + strings.Repeat("<p>x</p>", 100_000)), "broken": []byte("%PDF-1.4\nnothing"), "no article": []byte("<html><body></body></html>"),
	} {
		document, err := Read(t.Context(), name, received, inProcess)
		if message := graph.MessageOf(err); graph.KindOf(err) != graph.Invalid || !strings.HasSuffix(message, ".") {
			t.Errorf("%s: %v, %.40q", name, err, document.Text)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("", []byte(article))
	f.Add("a.txt", []byte("\xff\xfea\x00"))
	f.Add("a.html", []byte("<svg><![CDATA[<p>x"))
	f.Add("", []byte(strings.Repeat("<table><tr><td>", 300)+"text that goes on for some time, and on"))
	f.Fuzz(func(t *testing.T, name string, received []byte) {
		document, err := Read(t.Context(), name, received, nil)
		if err == nil && (!utf8.ValidString(document.Text) || strings.ContainsAny(document.Text, "\r\x00") || Clean(document.Text) != document.Text) {
			t.Errorf("%q is read as %q", received, document.Text)
		}
		if err != nil && graph.KindOf(err) != graph.Invalid {
			t.Error(err)
		}
	})
}
