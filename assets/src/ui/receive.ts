// Streams of the socket as promises.
import type { Begin, Done, Failure, Patch, Stream, StreamHandlers } from "../net/socket";

/** A stream that ended badly; the message is a sentence to show. */
export class StreamError extends Error {
  override name = "StreamError";

  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Receives a whole stream, in order. Aborting cancels it; it then resolves with what was sent, cut short. */
export function receive(
  start: (handlers: StreamHandlers) => Stream,
  take: { begin?(begin: Begin): void; patch(patch: Patch): void | Promise<void> },
  signal?: AbortSignal,
): Promise<Done> {
  return new Promise((resolve, reject) => {
    const stream = start({ ...take, done: resolve, error: (failure) => reject(new StreamError(failure)) });
    if (signal?.aborted) stream.cancel();
    signal?.addEventListener("abort", () => stream.cancel(), { once: true });
  });
}
