import { t } from "../words/words";
import type { Begin, Done, Failure, Patch, PathsBegin, PathsDone, QueryBegin, QueryDone, Rows, ServerFrame } from "./frames";
import type { FoundPath } from "./found";

/** What a stream tells its owner. Exactly one of `done` and `error` comes, and comes last. */
interface Handlers<First, Part, Last> {
  begin?(begin: First): void;
  /** The server sends more only after the returned promise resolved: resolve once the patch is on the screen. */
  patch(patch: Part): void | Promise<void>;
  done(done: Last): void;
  error(failure: Failure): void;
}

export type StreamHandlers = Handlers<Begin, Patch, Done>;
/** Of a query: what comes in parts is rows. */
export type QueryHandlers = Handlers<QueryBegin, Rows, QueryDone>;
/** Of paths: each part is one. */
export type PathHandlers = Handlers<PathsBegin, FoundPath, PathsDone>;
/** A stream is what it was asked to be, so its owner knows the kind of what it brings. */
type AnyHandlers = Handlers<any, any, any>;

/** An answer of the server that is still coming in. */
export interface Stream {
  /** Asks for no more: patches still on their way are dropped, `done` follows with `cut: "cancelled"`. */
  cancel(): void;
}

/** Hands one stream's frames to its handlers, one after the other. */
export class Inbox {
  cancelled = false;
  /** Patches that were received and are not shown yet. */
  pending = 0;
  #queue = Promise.resolve();
  #ended = false;
  #broken = false;

  constructor(
    readonly handlers: AnyHandlers,
    readonly ack: (seq: number) => void,
    readonly cancel: () => void,
  ) {}

  /** Takes a frame of this stream; returns whether it was the last. */
  take(frame: ServerFrame): boolean {
    switch (frame.op) {
      case "begin":
        this.#then(() => this.handlers.begin?.(frame));
        return false;
      case "patch":
      case "rows":
      case "path":
        this.pending++;
        this.#then(() => this.#show(frame, frame.seq));
        return false;
      case "done":
        this.end(() => this.handlers.done(this.cancelled ? cutShort(frame) : frame));
        return true;
      case "error":
        this.fail(frame);
        return true;
      default:
        return false;
    }
  }

  fail(failure: Failure): void {
    this.end(() => this.handlers.error(failure));
  }

  /** Calls `last` once everything before it was handled; only the first end counts. */
  end(last: () => void): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#queue = this.#queue.then(() => (this.#broken ? this.handlers.error(unshown) : last()));
  }

  async #show(patch: Patch | Rows | FoundPath, seq: number): Promise<void> {
    try {
      if (!this.cancelled) await this.handlers.patch(patch);
    } finally {
      this.pending--;
    }
    if (!this.cancelled) this.ack(seq);
  }

  #then(step: () => void | Promise<void>): void {
    if (this.#ended) return;
    this.#queue = this.#queue.then(step).catch((error: unknown) => this.#break(error));
  }

  #break(error: unknown): void {
    console.error(error);
    this.#broken = true;
    this.cancel();
    this.fail(unshown);
  }
}

const unshown: Failure = { kind: "internal", message: t("failures.unshown") };

/** What a done frame means to a reader who stopped before all its patches were shown. */
function cutShort(done: Done | QueryDone | PathsDone): Done | QueryDone | PathsDone {
  if ("pairs" in done) return { found: done.found, timeUp: done.timeUp, ms: done.ms, pairs: done.pairs, cut: "cancelled" };
  if ("ms" in done) return { sent: done.sent, ms: done.ms, cut: "cancelled" };
  return { sent: done.sent, total: done.total, cut: "cancelled" };
}
