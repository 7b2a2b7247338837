// The live region: what a screen reader says of changes, politely.

/** Sentences that come within this time are told together; a newer one of its kind takes the place of one that waits. */
const pause = 150;
/** Least time between two sentences about how far a stream is, both in milliseconds. */
const streamPause = 4000;
/** Sentences that stay in the region for those who read it line by line. */
const kept = 3;

/** What a sentence is about: a place on the canvas and the state of a stream are soon outdated. */
export type Kind = "deed" | "place" | "stream";

export class Announcer {
  readonly #tell: (sentences: readonly string[]) => void;
  readonly #prepare: () => void;
  #waiting: { text: string; kind: Kind }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stream: { text: string; timer: ReturnType<typeof setTimeout> } | undefined;
  #streamed = -Infinity;

  /** `prepare` is called some time before sentences are told. */
  constructor(tell: (sentences: readonly string[]) => void, prepare: () => void = () => undefined) {
    this.#tell = tell;
    this.#prepare = prepare;
  }

  /** Says a whole sentence soon; the same one is not said twice at once. */
  say(text: string, kind: Kind = "deed"): void {
    if (kind === "stream") this.#endStream();
    this.#waiting = this.#waiting.filter((other) => other.text !== text && (kind === "deed" || other.kind !== kind));
    this.#waiting.push({ text, kind });
    this.#prepare();
    this.#timer ??= setTimeout(() => this.#flush(), pause);
  }

  /** Says how far a stream is, now and then; what ends it is said with the kind "stream". */
  progress(text: string): void {
    if (this.#stream) return void (this.#stream.text = text);
    const wait = Math.max(pause, this.#streamed + streamPause - performance.now());
    const timer = setTimeout(() => {
      const latest = this.#stream!.text;
      this.#stream = undefined;
      this.#streamed = performance.now();
      this.say(latest, "stream");
    }, wait);
    this.#stream = { text, timer };
  }

  #endStream(): void {
    clearTimeout(this.#stream?.timer);
    this.#stream = undefined;
  }

  #flush(): void {
    this.#timer = undefined;
    const texts = this.#waiting.map(({ text }) => text);
    this.#waiting = [];
    this.#tell(texts);
  }
}

/** Sentences become lines of the region: what is added is read, what is there stays silent. */
export function toRegion(region: HTMLElement): (sentences: readonly string[]) => void {
  return (sentences) => {
    for (const text of sentences) {
      const line = document.createElement("p");
      line.dir = "auto";
      line.textContent = text;
      region.append(line);
    }
    while (region.children.length > kept) region.firstElementChild!.remove();
  };
}

/** While a dialog is open, everything outside of it is silent: the region goes where it is heard. */
function toWhereItIsHeard(region: HTMLElement): void {
  const home = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  if (region.parentElement !== home) home.append(region);
}

let ofPage: Announcer | undefined;

/** Says a sentence in the page's live region. */
export function announce(text: string, kind?: Kind): void {
  pageAnnouncer().say(text, kind);
}

/** The page's one announcer. */
export function pageAnnouncer(): Announcer {
  return (ofPage ??= announcerOf(document.getElementById("live")!));
}

function announcerOf(region: HTMLElement): Announcer {
  return new Announcer(toRegion(region), () => toWhereItIsHeard(region));
}
