import { t } from "../words/words";
import { type BrowserFrame, type ExpandRequest, type Failure, type QueryRequest, type Status, amongFrames, parseFrame } from "./frames";
import type { PathRequest } from "./found";
import { Inbox, type PathHandlers, type QueryHandlers, type Stream, type StreamHandlers } from "./stream";

export type { Begin, Done, ExpandRequest, Failure, Patch, PathsDone, QueryBegin, QueryDone, QueryRequest, Rows, Status } from "./frames";
export type { PathHandlers, QueryHandlers, Stream, StreamHandlers } from "./stream";

/** "closed" is for good: the server will not talk to this version of the page. */
export type SocketState = "connecting" | "open" | "closed";

interface SocketEvents {
  state: SocketState;
  status: Status;
  /** Something is wrong with the connection as a whole. */
  error: Failure;
}

export interface SocketOptions {
  /** Where "online" and "offline" come from; the window, where there is one. */
  network?: EventTarget;
  /** First and longest wait before connecting again, in ms. */
  backoff?: [number, number];
  /** How long an unfinished stream may be silent before the connection counts as dead, in ms. */
  silence?: number;
}

const protocol = "clew.v1";
/** The server's limit; more have to wait. */
const maxStreams = 4;
const lost: Failure = { kind: "unavailable", message: t("failures.lost") };
const refused: Failure = { kind: "unavailable", message: t("failures.refused") };

/** The connection to the server. It connects at once and again whenever it is lost. */
export class Socket {
  #state: SocketState = "connecting";
  #ws: WebSocket | undefined;
  #streams = new Map<number, Inbox>();
  #waiting: { stream: number; inbox: Inbox; frames: BrowserFrame[] }[] = [];
  #last = 0;
  #attempts = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #listeners: { [E in keyof SocketEvents]: Set<(event: SocketEvents[E]) => void> } = {
    state: new Set(),
    status: new Set(),
    error: new Set(),
  };
  readonly #network: EventTarget | undefined;
  readonly #backoff: [number, number];
  readonly #silence: number;

  constructor(
    readonly url: string,
    options: SocketOptions = {},
  ) {
    this.#network = options.network ?? globalThis.window;
    this.#backoff = options.backoff ?? [500, 30_000];
    this.#silence = options.silence ?? 90_000;
    this.#network?.addEventListener("online", this.#online);
    this.#network?.addEventListener("offline", this.#offline);
    this.#connect();
  }

  get state(): SocketState {
    return this.#state;
  }

  on<E extends keyof SocketEvents>(event: E, listener: (event: SocketEvents[E]) => void): () => void {
    this.#listeners[event].add(listener);
    return () => void this.#listeners[event].delete(listener);
  }

  /** Asks for an entity's links and neighbours, in the order wanted. */
  expand(request: ExpandRequest, handlers: StreamHandlers): Stream {
    return this.#start(handlers, (stream) => [{ op: "expand", stream, ...request }]);
  }

  /** Asks for every link between an added entity and another added or shown one (at most 50,000 ids). */
  among(added: string[], shown: string[], handlers: StreamHandlers): Stream {
    return this.#start(handlers, (stream) => amongFrames(stream, added, shown));
  }

  /** Runs a query; its rows come as the database finds them. */
  query(request: QueryRequest, handlers: QueryHandlers): Stream {
    return this.#start(handlers, (stream) => [{ op: "query", stream, ...request }]);
  }

  /** Looks for paths between entities; they come as they are found. */
  paths(request: PathRequest, handlers: PathHandlers): Stream {
    return this.#start(handlers, (stream) => [{ op: "paths", stream, ...request }]);
  }

  /** Closes for good; unfinished streams end with an error. */
  close(): void {
    this.#stop(lost);
  }

  #start(handlers: StreamHandlers | QueryHandlers | PathHandlers, request: (stream: number) => BrowserFrame[]): Stream {
    const stream = ++this.#last;
    const cancel = () => this.#cancel(stream, inbox);
    const inbox = new Inbox(handlers, (seq) => this.#ack(stream, seq), cancel);
    if (this.#state === "closed") {
      inbox.fail(refused);
      return { cancel };
    }
    this.#waiting.push({ stream, inbox, frames: request(stream) });
    if (this.#retry !== undefined) this.#connect();
    this.#sendWaiting();
    return { cancel };
  }

  #sendWaiting(): void {
    while (this.#state === "open" && this.#streams.size < maxStreams) {
      const next = this.#waiting.shift();
      if (!next) break;
      this.#streams.set(next.stream, next.inbox);
      for (const frame of next.frames) this.#send(frame);
    }
    this.#watch();
  }

  #cancel(stream: number, inbox: Inbox): void {
    inbox.cancelled = true;
    if (this.#streams.has(stream)) return this.#send({ op: "cancel", stream });
    const place = this.#waiting.findIndex((waiting) => waiting.stream === stream);
    if (place < 0) return;
    this.#waiting.splice(place, 1);
    inbox.end(() => inbox.handlers.done({ sent: 0, total: 0, found: 0, ms: 0, pairs: [], cut: "cancelled" }));
  }

  #ack(stream: number, seq: number): void {
    if (this.#streams.has(stream)) this.#send({ op: "ack", stream, seq });
    this.#watch();
  }

  #send(frame: BrowserFrame): void {
    this.#ws?.send(JSON.stringify(frame));
  }

  #connect(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const ws = new WebSocket(this.url, protocol);
    this.#ws = ws;
    ws.onmessage = ({ data }) => this.#receive(String(data));
    ws.onclose = ({ code }) => this.#closed(code);
  }

  #receive(text: string): void {
    this.#watch();
    const frame = parseFrame(text);
    if (!frame) return;
    if (frame.op === "hello") this.#opened();
    else if (frame.op === "status") this.#tell("status", frame);
    else if (frame.stream === 0 && frame.op === "error") this.#tell("error", frame);
    else if (this.#streams.get(frame.stream)?.take(frame)) this.#ended(frame.stream);
  }

  #opened(): void {
    this.#attempts = 0;
    this.#setState("open");
    this.#sendWaiting();
  }

  #ended(stream: number): void {
    this.#streams.delete(stream);
    this.#sendWaiting();
  }

  // Codes from 4500 on say that trying again is no use.
  #closed(code: number): void {
    if (code >= 4500) return this.#stop(refused);
    this.#drop();
    this.#failAll(lost);
    this.#setState("connecting");
    this.#retryLater();
  }

  /** Waits a random part of a time that doubles, so that many pages don't come back at once. */
  #retryLater(): void {
    const [first, longest] = this.#backoff;
    const wait = Math.min(longest, first * 2 ** this.#attempts++) * (0.5 + Math.random() / 2);
    this.#retry = setTimeout(() => this.#connect(), wait);
  }

  #stop(failure: Failure): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#network?.removeEventListener("online", this.#online);
    this.#network?.removeEventListener("offline", this.#offline);
    this.#drop();
    this.#setState("closed");
    this.#failAll(failure);
  }

  /** Lets go of the connection without waiting for the other side, which may be gone. */
  #drop(): void {
    clearTimeout(this.#watchdog);
    const ws = this.#ws;
    this.#ws = undefined;
    if (!ws) return;
    ws.onmessage = ws.onclose = null;
    ws.close();
  }

  #failAll(failure: Failure): void {
    const inboxes = [...this.#streams.values(), ...this.#waiting.map(({ inbox }) => inbox)];
    this.#streams.clear();
    this.#waiting = [];
    for (const inbox of inboxes) inbox.fail(failure);
  }

  #online = (): void => {
    if (this.#retry !== undefined) this.#connect();
  };

  #offline = (): void => {
    if (this.#ws) this.#closed(1006);
  };

  /** A connection can die without a word; then a stream that should go on is silent. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    const expecting = [...this.#streams.values()].some((inbox) => inbox.pending === 0);
    if (expecting) this.#watchdog = setTimeout(() => this.#closed(1006), this.#silence);
  }

  #setState(state: SocketState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#tell("state", state);
  }

  #tell<E extends keyof SocketEvents>(event: E, value: SocketEvents[E]): void {
    for (const listener of [...this.#listeners[event]]) listener(value);
  }
}
