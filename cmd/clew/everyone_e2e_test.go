package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// contrast asks for more contrast, as a reader's system does.
func (b *tab) contrast() {
	b.t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-contrast", Value: "more"}, {Name: "forced-colors", Value: "active"}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media)
	b.must(err)
}

func TestTheCanvasInGermanHasNoSeriousAccessibilityViolation(t *testing.T) {
	b := open(t, desktop, "/?lang=de")
	b.contrast()
	b.entity("Xiaomi")
	checked := func(what string) {
		t.Helper()
		for _, v := range b.axe() {
			t.Errorf("%s: %s, %s: %s\n%s", what, v.Impact, v.ID, v.Help, strings.Join(v.Where, "\n"))
		}
	}
	checked("explore")
	b.press("/")
	b.keys("qqqqqqqq")
	b.see("#hits", "Nichts gefunden zu „qqqqqqqq“")
	checked("nothing found")
	b.keys(kb.Escape + kb.Tab)
	b.press("s")
	b.see("dialog.share h2", "Dieses Bild teilen")
	b.see("dialog.share", "Was Leser bekommen")
	checked("share")
}
