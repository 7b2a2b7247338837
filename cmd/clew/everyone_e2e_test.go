package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestTheCanvasInGermanHasNoSeriousAccessibilityViolation(t *testing.T) {
	b := open(t, desktop, "/?lang=de")
	b.wish("prefers-contrast", "more", "forced-colors", "active", "prefers-reduced-motion", "reduce")
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

// wish asks for a feature of the system, as a reader's settings do.
func (b *tab) wish(features ...string) {
	b.t.Helper()
	var media emulation.SetEmulatedMediaParams
	for i := 0; i+1 < len(features); i += 2 {
		media.Features = append(media.Features, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
	}
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media)
	b.must(err)
}

// contrastOf is the contrast ratio of two colours of the canvas, by WCAG 2.
func (b *tab) contrastOf(one, other string) float64 {
	b.t.Helper()
	return eval[float64](b, fmt.Sprintf(`(() => {
		const { theme } = %s.stage.plate;
		const probe = document.createElement("canvas").getContext("2d");
		const light = (name) => {
			probe.fillStyle = theme[name];
			probe.fillRect(0, 0, 1, 1);
			const [r, g, b] = [...probe.getImageData(0, 0, 1, 1).data].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		const [a, c] = [light(%q), light(%q)];
		return (Math.max(a, c) + 0.05) / (Math.min(a, c) + 0.05);
	})()`, canvas, one, other))
}

func TestTheCanvasHasMoreContrastForThoseWhoAskForIt(t *testing.T) {
	b := open(t, desktop, "/")
	b.entity("Xiaomi")
	for _, scheme := range []string{"light", "dark"} {
		b.wish("prefers-color-scheme", scheme, "prefers-contrast", "more", "prefers-reduced-motion", "reduce")
		b.until("the canvas has read its colours again", fmt.Sprintf(`((theme) => theme.muted === getComputedStyle(document.body).getPropertyValue("--muted").trim())(%s.stage.plate.theme)`, canvas))
		for name, least := range map[string]float64{"ink": 15, "muted": 9, "link": 6, "thread": 7} {
			if got := b.contrastOf(name, "paper"); got < least {
				t.Errorf("%s, more contrast: %s stands out from the paper by %.1f, want %.1f", scheme, name, got, least)
			}
		}
		b.keepLook("more-contrast-" + scheme)
		b.wish("prefers-color-scheme", scheme, "forced-colors", "active", "prefers-reduced-motion", "reduce")
		for theirs, ours := range map[string]string{"Canvas": "paper", "CanvasText": "ink", "LinkText": "thread"} {
			same := fmt.Sprintf(`((probe) => { probe.style.color = %q; document.body.append(probe); const is = getComputedStyle(probe).color; probe.remove(); return is === %s.stage.plate.theme.%s; })(document.createElement("p"))`, theirs, canvas, ours)
			b.until(fmt.Sprintf("%s: the canvas takes %s for its %s", scheme, theirs, ours), same)
		}
		b.keepLook("forced-colours-" + scheme)
	}
}

// keepLook saves a picture where pictures are asked for.
func (b *tab) keepLook(name string) {
	b.t.Helper()
	if *pictures != "" {
		b.must(os.WriteFile(filepath.Join(*pictures, name+".png"), b.picture(), 0o644))
	}
}

// A window of 1280 by 1024 pixels at 400 % is this large.
var magnified = look{width: 320, height: 256, scripts: true}

func TestEveryPageReflowsAtFourHundredPercent(t *testing.T) {
	b := open(t, magnified, "/sources")
	for _, stop := range stops {
		b.arriveAt(stop.path, stop.arrive)
		b.keepLook("magnified-" + strings.ReplaceAll(stop.name, " ", "-"))
		if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > int(magnified.width) {
			t.Errorf("%s scrolls sideways: %d pixels at a width of %d", stop.name, wide, magnified.width)
		}
		for _, out := range eval[[]string](b, outOfReach) {
			t.Errorf("%s: out of reach: %s", stop.name, out)
		}
	}
}

// outOfReach are the controls that stand outside of the page's width, with
// nothing around them that scrolls there.
const outOfReach = `[...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
	.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".visually-hidden, .skip") && e.getBoundingClientRect().width > 1)
	.filter((e) => { const { left, right } = e.getBoundingClientRect(); return left < -1 || right > innerWidth + 1; })
	.filter((e) => { for (let p = e.parentElement; p; p = p.parentElement) if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return false; return true; })
	.map((e) => e.outerHTML.slice(0, 120))`

func TestAFingerThatRestsOnAnEntityOpensItsMenuAndASheetShowsItsDetails(t *testing.T) {
	b := open(t, phone, "/")
	b.rest("Xiaomi")
	b.see("#menu [role=menuitem]", "founded by")
	b.keepLook("touch-menu")
	box := eval[[]float64](b, `(({ left, right, top, bottom }) => [left, right, top, bottom])(document.querySelector("#menu").getBoundingClientRect())`)
	if box[0] < 0 || box[1] > float64(phone.width) || box[2] < 0 || box[3] > float64(phone.height) {
		t.Errorf("the menu stands at %v, outside of the screen", box)
	}
	b.keys(kb.Escape)
	b.clickEntity("Xiaomi")
	b.see("#inspector h2", "Xiaomi")
	b.keepLook("touch-sheet")
	sheet := eval[[]float64](b, `(({ left, width, bottom, top }) => [left, width, bottom, top])(document.querySelector("#inspector").getBoundingClientRect())`)
	if sheet[0] > 1 || sheet[1] < float64(phone.width)-2 || sheet[2] > float64(phone.height)+1 || sheet[3] < 200 {
		t.Errorf("the details are no sheet at the foot of the screen: left, width, bottom, top are %v", sheet)
	}
}

// rest puts a finger on an entity until its menu opens.
func (b *tab) rest(name string) {
	b.t.Helper()
	id := quoted(b.entity(name))
	at := eval[point](b, fmt.Sprintf(`new Promise((resolve) => {
		const [page, box] = [%s, document.querySelector("#canvas").getBoundingClientRect()];
		page.stage.focus(%s);
		requestAnimationFrame(() => requestAnimationFrame(() => {
			const at = page.stage.positionOf(%[2]s);
			resolve({ x: box.x + at.x, y: box.y + at.y });
		}));
	})`, canvas, id))
	touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		_, err := chromedp.Call(b.ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
		b.must(err)
	}
	touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: at.X, Y: at.Y})
	b.until("the menu opens under the finger", `!document.querySelector("#menu").hidden`)
	touch(input.DispatchTouchEventTypeTouchEnd)
}
