// The explore page as a whole: its parts, and what each does to the others.
import type { Layout } from "../layout/layout";
import { Measures } from "../model/measures";
import { discOfLine } from "../model/disc";
import type { Model } from "../model/model";
import { t } from "../words/words";
import { Minimap } from "../stage/minimap";
import type { ModeId } from "../stage/modes/mode";
import { Stage } from "../stage/stage";
import type { Hit, Opening } from "../net/api";
import { chosenFacts } from "../net/facts";
import { type Opened, moved } from "../net/views";
import type { Socket } from "../net/socket";
import { showAll } from "./actions";
import { type Kind, announce, pageAnnouncer } from "./announcer";
import type { App, Panel } from "./app";
import { Arranging, arrangerOf } from "./arranging";
import { Banner } from "./banner";
import { part } from "./dom";
import { expand } from "./expand";
import { Explorer } from "./explorer";
import { openHelp } from "./help";
import { Inspector } from "./inspector";
import { Lanes } from "./lanes";
import { openLayoutMenu } from "./layout-menu";
import { InspectorTabs } from "./inspector-tabs";
import type { Connections } from "./connections/connections";
import { type Empty, invitation } from "./invitation";
import { listenToKeys } from "./keyboard";
import { leisure } from "./leisure";
import { Legend } from "./legend";
import { List } from "./list";
import { openLinkMenu } from "./link-menu";
import { Menu, type Place } from "./menu";
import { MeasuresPanel } from "./measures-panel";
import { Meter } from "./meter";
import { showMode } from "./mode-badge";
import { NodeMenu } from "./node-menu";
import { openPalette } from "./palette";
import { Panels, isNarrow } from "./panels";
import { type Progress, soFar } from "./progress";
import { FilterChips } from "./rules/filter-chips";
import { FilterPanel } from "./rules/filter-panel";
import { Learner } from "./rules/learner";
import { StylePanel } from "./rules/style-panel";
import { Notes } from "./notes/notes";
import { setUpTelling } from "./story/setup";
import { Telling } from "./story/telling";
import { addStory, bring, chooseHit, isForCanvas } from "./start";
import { surfaceOf } from "./surface";
import { throttled } from "./throttle";
import { Timeline } from "./timeline/timeline";
import { Toasts } from "./toasts";
import { Toolbar } from "./toolbar";
import { ViewBar } from "./view-bar";
import { Working } from "./working";

/** Least time between two renderings of the lists while much changes, in milliseconds. */
const pause = 150;

export class Explore implements App {
  readonly explorer: Explorer;
  readonly measures: Measures;
  readonly arranging: Arranging;
  readonly learner: Learner;
  readonly toasts = new Toasts();
  readonly timeline: Timeline;
  readonly telling: Telling = new Telling(this);
  readonly notes: Notes = new Notes(this);
  isLasso = false;
  /** Called when an expansion came further: what can go on is stored with the canvas. */
  onProgress: () => void = () => undefined;
  /** Called when the canvas was saved as a view. */
  onSaved: (view: Opened) => void = () => undefined;
  #stage: Stage | undefined;
  readonly #menu = new Menu();
  readonly #meter = new Meter();
  readonly #working = new Working();
  readonly #nodeMenu: NodeMenu;
  readonly #panels: Panels;
  readonly #legend: Legend;
  readonly #filters: FilterPanel;
  readonly #style: StylePanel;
  readonly #chips: FilterChips;
  readonly #list: List;
  readonly #measuresPanel: MeasuresPanel;
  readonly #inspector: Inspector;
  readonly #tabs: InspectorTabs;
  #connections: Promise<Connections> | undefined;
  readonly #toolbar: Toolbar;
  readonly #viewBar: ViewBar;
  #view: Opened | undefined;
  readonly #renderLists = throttled(() => this.#renderShown(), pause);

  constructor(
    readonly model: Model,
    readonly socket: Socket,
    layout: Layout,
    readonly empty: Empty,
    readonly story: Opening | undefined,
  ) {
    this.measures = new Measures(model);
    this.learner = new Learner(model, chosenFacts, (error, retry) => this.toasts.failed(error instanceof Error ? error.message : t("filters.failed"), retry), this.measures);
    const surface = surfaceOf(() => this.#stage);
    this.arranging = new Arranging(model, layout, this.measures, surface, {
      say: (text) => this.say(text),
      failed: (text, retry) => this.toasts.failed(text, retry),
      working: (stop) => this.#working.show(stop),
    });
    this.explorer = new Explorer(model, socket, surface, arrangerOf(model, layout), {
      progress: (progress) => this.#progress(progress),
      say: (text, kind) => this.say(text, kind),
      failed: (text, retry) => this.toasts.failed(text, retry),
    });
    this.#stage = this.#draw();
    this.#nodeMenu = new NodeMenu(this, this.#menu);
    this.#panels = new Panels(() => this.#renderLists());
    this.#legend = new Legend(model, () => showAll(this));
    this.#filters = new FilterPanel(this);
    this.#style = new StylePanel(this);
    part("legend").prepend(this.#filters.element, this.#style.element);
    this.#chips = new FilterChips(this);
    this.#list = new List(this);
    this.#measuresPanel = new MeasuresPanel(this);
    this.#inspector = new Inspector(this, (id) => void bring(this, [id]));
    this.#tabs = new InspectorTabs(this.#inspector.body);
    this.#toolbar = new Toolbar(this, this.#menu);
    this.#viewBar = new ViewBar(this);
    setUpTelling(this);
    this.timeline = new Timeline(model, (text) => this.say(text));
    new Banner(socket);
    this.#follow();
    this.#graphChanged();
    this.#welcome();
    listenToKeys(this);
  }

  get stage(): Stage | undefined {
    return this.#stage;
  }

  get view(): Opened | undefined {
    return this.#view;
  }

  /** Names the view that the canvas shows, and then what has changed in the graph since it was frozen. `isKept` when the tab had a picture before. */
  showView(view: Opened, isKept: boolean): void {
    this.#view = view;
    this.#viewBar.show(isKept);
    this.#inspector.render();
    if (view.share.mode === "frozen") void this.#compare(view);
  }

  /** Comparing keeps the server busy, so the picture comes first. */
  async #compare({ share }: Opened): Promise<void> {
    await leisure();
    const words = await moved(share).catch(() => undefined);
    if (words && this.#view?.share.slug === share.slug) this.#viewBar.moved(words);
  }

  /** Says why the view that the address names is not shown. */
  noView(message: string): void {
    this.#viewBar.failed(message);
  }

  say(text: string, kind?: Kind): void {
    announce(text, kind);
  }

  show(panel: Panel): void {
    this.#panels.show(panel);
  }

  openLayouts(): void {
    openLayoutMenu(this, this.#menu);
  }

  openMenu(id: string, place?: Place): void {
    const node = discOfLine(id) ?? id;
    if (this.model.graph.hasNode(node)) this.#nodeMenu.open(node, place ?? this.#beside(node));
    else openLinkMenu(this, this.#menu, id, place ?? this.#beside(id));
  }

  lasso(on: boolean): void {
    this.isLasso = on;
    this.#stage?.setMode(on ? "lasso" : "pan");
    this.#toolbar.render();
    if (on) this.say(t("deeds.draw-around"));
  }

  findInView(): void {
    this.show("list");
    this.#list.focusFilter();
  }

  search(): void {
    part("q").focus();
  }

  help(): void {
    openHelp();
  }

  palette(): void {
    openPalette(this);
  }

  keyboard(mode: ModeId): void {
    this.show("canvas");
    this.#stage?.container.focus();
    if (this.#stage) this.#stage.keyboard.mode = mode;
  }

  filter(at?: number): void {
    void import("./rules/filter-dialog").then(({ openFilter }) => openFilter(this, at));
  }

  style(at?: number): void {
    void import("./rules/style-dialog").then(({ openStyle }) => openStyle(this, at));
  }

  share(): void {
    void import("./share").then(({ openShare }) => openShare(this));
  }

  save(): void {
    void import("./save-dialog").then(({ openSave }) => openSave(this));
  }

  connect(kind: "paths" | "common"): void {
    this.#connections ??= import("./connections/connections").then(({ Connections }) => new Connections(this, this.socket, this.#tabs));
    void this.#connections.then((connections) => connections.ask(kind));
  }

  saved(view: Opened): void {
    this.#view = view;
    this.onSaved(view);
    this.#inspector.render();
  }

  #draw(): Stage | undefined {
    const map = part("minimap") as HTMLCanvasElement;
    const stage = new Stage(part("canvas"), this.model, { floating: { panels: ["meter", "banner", "filters", "mode", "toolbar"].map(part), map }, say: (text) => this.say(text, "place") });
    new Minimap(map, stage, this.model);
    new Lanes(this.model, stage);
    showMode(stage);
    stage.on("node:open", ({ id }) => id !== undefined && expand(this, [id]));
    stage.on("node:menu", ({ id }) => id !== undefined && this.openMenu(id));
    stage.on("node:click", ({ additive }) => this.#chosen(additive));
    stage.on("link:click", ({ additive }) => this.#chosen(additive));
    stage.on("stage:click", () => isNarrow() && this.show("canvas"));
    stage.onLost(() => this.#lost(stage));
    document.addEventListener("clew:theme", () => this.#stage?.setTheme());
    return stage;
  }

  /** Without a canvas the list takes over. */
  #lost(stage: Stage): void {
    stage.kill();
    this.#stage = undefined;
    part("explore").classList.add("no-canvas");
    this.toasts.failed(t("canvas.undrawable"));
    this.show("list");
    this.#toolbar.render();
  }

  /** On narrow screens the details are out of sight, so the invitation lies over the canvas. */
  #welcome(): void {
    const card = this.story && isNarrow() && this.model.graph.order > 0 ? invitation(this.story, () => this.#inspector.render()) : undefined;
    if (!card) return;
    part("stage").append(card);
    const off = this.model.on("selection", () => {
      card.remove();
      off();
    });
  }

  #chosen(additive: boolean): void {
    const [id] = this.model.selection;
    if (!isNarrow() || additive || this.model.selection.size !== 1 || id === undefined) return;
    this.show("details");
    // The sheet takes room from the canvas; what was chosen stays in sight.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#stage?.focus(id)));
  }

  #follow(): void {
    this.model.on("graph", () => this.#graphChanged());
    for (const event of ["filter", "clock"] as const) this.model.on(event, () => this.#renderLists());
    this.model.on("selection", () => this.#selectionChanged());
    this.model.on("history", () => this.#toolbar.render());
    document.addEventListener("clew:choose", (event) => this.#choose(event as CustomEvent<{ hit: Hit }>));
  }

  #choose(event: CustomEvent<{ hit: Hit }>): void {
    const { hit } = event.detail;
    if (!isForCanvas(hit)) return;
    event.preventDefault();
    if (isNarrow()) part("q").blur(); // or the keyboard of a phone stays over what came
    void chooseHit(this, hit);
  }

  #graphChanged(): void {
    const { story } = this;
    if (this.model.graph.order > 0) this.empty.hide();
    else this.empty.show({ search: () => this.search(), story: story && (() => addStory(this.model, story)) });
    this.#inspector.render();
    this.#renderLists();
  }

  #selectionChanged(): void {
    if (this.isLasso) this.lasso(false);
    this.#toolbar.render();
    this.#inspector.render();
    this.#list.mark();
    if (this.#panels.isShown("measures")) this.#measuresPanel.render();
  }

  #renderShown(): void {
    this.#chips.render();
    if (this.#panels.isShown("types")) {
      this.#legend.render();
      this.#filters.render();
      this.#style.render();
    }
    if (this.#panels.isShown("list")) this.#list.render();
    this.#measuresPanel.show(this.#panels.isShown("measures"));
  }

  #progress(progress: Progress | undefined): void {
    const { explorer } = this;
    this.onProgress();
    if (!progress) return this.#meter.hide();
    const far = soFar(progress);
    if (far) pageAnnouncer().progress(far);
    this.#meter.show(progress, {
      stop: () => explorer.stop(),
      next: () => explorer.next(),
      retry: () => explorer.retry(),
      close: () => explorer.dismiss(),
      limit: explorer.limit,
    });
  }

  /** A place beside an entity on the canvas; the middle of the canvas for one that is out of sight. */
  #beside(id: string): Place {
    const box = part("canvas").getBoundingClientRect();
    const at = this.#stage?.positionOf(id);
    const inSight = at && at.x >= 0 && at.y >= 0 && at.x <= box.width && at.y <= box.height;
    if (!inSight) return { x: box.left + box.width / 2, y: box.top + box.height / 4 };
    return { x: box.left + at.x + at.size + 6, y: box.top + at.y - 12 };
  }
}
