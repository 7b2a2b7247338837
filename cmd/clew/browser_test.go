package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// patience bounds one wait of a browser test: long, since machines are busy,
// and reached only by a test that fails.
const patience = 60 * time.Second

// demoSite is one Clew, shared by all tests that only read it.
type demoSite struct {
	url  string
	stop context.CancelFunc
	done chan error
	dir  string
}

type sharedSite struct {
	sync.Mutex
	site *demoSite
}

// theDemo serves the demo, theHub a graph with a hub: see hub_e2e_test.go.
var theDemo, theHub sharedSite

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	for _, shared := range []*sharedSite{&theDemo, &theHub} {
		if shared.site == nil {
			continue
		}
		if err := shared.site.close(); err != nil {
			fmt.Fprintln(os.Stderr, "stopping Clew:", err)
			code = 1
		}
	}
	os.Exit(code)
}

// demoURL returns the address of a running clew serve --demo.
func demoURL(t *testing.T) string {
	t.Helper()
	return theDemo.at(t, startDemo)
}

// at returns the address of the site, which it starts first if need be.
func (s *sharedSite) at(t *testing.T, start func(*testing.T) *demoSite) string {
	t.Helper()
	s.Lock()
	defer s.Unlock()
	if s.site == nil {
		s.site = start(t)
	}
	return s.site.url
}

// startDemo runs clew serve --demo in this process, as the command line would.
func startDemo(t *testing.T) *demoSite { return startSite(t, newDir(t), true) }

func newDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "clew-e2e-")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// startSite runs clew serve on a data directory, which goes when the site is
// closed.
func startSite(t *testing.T, dir string, demo bool) *demoSite {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	site := &demoSite{stop: stop, done: make(chan error, 1), dir: dir}
	listening, ready := make(chan string, 1), make(chan struct{})
	serve := serveCommand{Listen: "127.0.0.1:0", Demo: demo,
		listening: func(url string) { listening <- url }, ready: func() { close(ready) }}
	settings := settingsIn(dir)
	go func() { site.done <- serve.Run(ctx, settings) }()
	select {
	case site.url = <-listening:
	case err := <-site.done:
		t.Fatal(err)
	}
	select {
	case <-ready:
	case err := <-site.done:
		t.Fatal(err)
	}
	return site
}

func settingsIn(dir string) *Settings {
	return &Settings{DataDir: dir, CacheDir: defaultCacheDir(), HeapMB: 512, PageCacheMB: 128, LogLevel: 4}
}

func (s *demoSite) close() error {
	s.stop()
	err := <-s.done
	return firstOf(err, os.RemoveAll(s.dir))
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// tab is one page in a real Chromium with a fresh profile. Its methods fail
// the test when what they wait for does not come.
type tab struct {
	t   *testing.T
	ctx context.Context
	url string
}

// look is how a tab shows pages.
type look struct {
	width, height int64
	dark, scripts bool
	touch         bool
}

var (
	desktop = look{width: 1440, height: 900, scripts: true}
	phone   = look{width: 390, height: 844, scripts: true, touch: true}
)

// open starts a browser and opens a path of the demo in it.
func open(t *testing.T, as look, path string) *tab {
	t.Helper()
	return openAt(t, demoURL(t), as, path)
}

// openAt starts a browser and opens a path of the Clew at url in it.
func openAt(t *testing.T, url string, as look, path string) *tab {
	t.Helper()
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(chromium(t)), chromedp.Headless, chromedp.NoSandbox, chromedp.NoFirstRun, chromedp.WindowSize(int(as.width), int(as.height)),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("use-angle", "swiftshader"), chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.WSURLReadTimeout(patience))
	ctx, endTab := chromedp.NewContext(allocator)
	t.Cleanup(func() { endTab(); endAllocator() })
	b := &tab{t: t, ctx: ctx, url: url}
	// A browser that does not start must not be asked again: chromedp panics.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	t.Cleanup(b.keepPicture)
	b.dress(as)
	b.visit(path)
	return b
}

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	t.Fatal("these tests need Chromium; make test installs it")
	return ""
}

// dress sets the size, the theme and the abilities of the tab. Motion is
// reduced, so that what is clicked stands still.
func (b *tab) dress(as look) {
	b.t.Helper()
	scheme := map[bool]string{true: "dark", false: "light"}[as.dark]
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media)
	b.must(err)
	_, err = chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !as.scripts})
	b.must(err)
	size := []chromedp.EmulateViewportOption{}
	if as.touch {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(chromedp.EmulateViewport(as.width, as.height, size...))
}

func (b *tab) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatalf("%v\n%s", err, b.text("body"))
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	b.must(chromedp.Do(ctx, steps...))
}

func (b *tab) visit(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.url + path))
}

// until waits for an expression to be true. The page asks itself for a second
// at a time, since a click may have led to another page meanwhile.
func (b *tab) until(what, expression string) {
	b.t.Helper()
	ask := `new Promise((resolve) => {
		const end = performance.now() + 1000;
		const holds = () => { try { return Boolean(` + expression + `) } catch { return false } };
		const ask = () => holds() ? resolve(true) : performance.now() > end ? resolve(false) : setTimeout(ask, 30);
		ask();
	})`
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); {
		var holds bool
		ctx, cancel := context.WithTimeout(b.ctx, 3*time.Second)
		holds, err = chromedp.Run(ctx, chromedp.Evaluate[bool](ask, chromedp.EvalAwaitPromise))
		cancel()
		if holds {
			return
		}
	}
	b.t.Fatalf("waiting until %s: %v\n%s", what, err, b.text("body"))
}

// see waits for an element whose text holds the words, folded to single spaces.
func (b *tab) see(selector, words string) {
	b.t.Helper()
	b.until(fmt.Sprintf("%s says %q", selector, words), fmt.Sprintf(
		`[...document.querySelectorAll(%q)].some(e => e.checkVisibility() && e.textContent.replace(/\s+/g, " ").includes(%q))`, selector, words))
}

// eval returns the value of an expression, which may be a promise.
func eval[V any](b *tab, expression string) V {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[V](expression, chromedp.EvalAwaitPromise))
	b.must(err)
	return value
}

// text is what an element says; it never fails the test.
func (b *tab) text(selector string) string {
	ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
	defer cancel()
	text, _ := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf(`document.querySelector(%q)?.innerText ?? ""`, selector)))
	return text
}

// click presses the middle of the first line of the first visible element with these words, once
// it has stopped moving and nothing lies over it: a page that is still being
// laid out would let the press fall beside it.
func (b *tab) click(selector, words string) {
	b.t.Helper()
	b.see(selector, words)
	at := eval[point](b, fmt.Sprintf(`new Promise((resolve) => {
		let still = 0, last = "";
		const frame = () => {
			const e = [...document.querySelectorAll(%q)].find(e => e.checkVisibility() && e.textContent.replace(/\s+/g, " ").includes(%q));
			e?.scrollIntoView({ block: "nearest", behavior: "instant" });
			const box = e?.getClientRects()[0] ?? new DOMRect();
			const x = box.x + box.width / 2, y = box.y + box.height / 2;
			const now = [box.x, box.y, box.width, box.height].join();
			still = e && now === last ? still + 1 : 0;
			last = now;
			const open = e?.contains(document.elementFromPoint(x, y));
			if ((still >= 2 && open) || still >= 60) resolve({ x, y });
			else requestAnimationFrame(frame);
		};
		frame();
	})`, selector, words))
	b.do(chromedp.MouseClickXY(at.X, at.Y))
}

func (b *tab) keys(text string) { b.t.Helper(); b.do(chromedp.KeyEvent(text)) }

// press presses one key without typing its character, as a page sees it that
// takes the key for itself.
func (b *tab) press(key string) {
	b.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
		_, err := chromedp.Call(b.ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: key})
		b.must(err)
	}
}

// chord presses a key with the Control key held.
func (b *tab) chord(key string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
}

// shift presses a key with the Shift key held.
func (b *tab) shift(key string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierShift)))
}

type point struct{ X, Y float64 }

// keepPicture saves what a failed test looked at.
func (b *tab) keepPicture() {
	if !b.t.Failed() {
		return
	}
	name := filepath.Join(os.TempDir(), "clew-"+strings.ReplaceAll(b.t.Name(), "/", "-")+".png")
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil && os.WriteFile(name, png, 0o600) == nil {
		b.t.Log("the page when the test failed: " + name)
	}
}

// picture takes a screenshot of what is in view.
func (b *tab) picture() []byte {
	b.t.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.must(err)
	return png
}

// quoted is a value as a JavaScript literal.
func quoted(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // only strings and lists of them come here
	}
	return string(text)
}
