// One run of a query: what it was asked, the rows that have come, how it ends.
import type { Failure, QueryRequest, Socket, Stream } from "../net/socket";
import type { RunState } from "./meter";
import { Table } from "./rows";
import { Subgraph } from "./subgraph";
import type { Row } from "./values";

export interface RunEvents {
  /** The columns are known. */
  began(run: Run): void;
  /** Rows came, or it ended. */
  changed(run: Run): void;
  failed(run: Run, failure: Failure): void;
}

export class Run implements RunState {
  state: RunState["state"] = "running";
  limit = 0;
  seconds = 0;
  cut = false;
  table: Table | undefined;
  readonly graph = new Subgraph();
  readonly #start = performance.now();
  readonly #stream: Stream;
  #took: number | undefined;

  constructor(
    socket: Pick<Socket, "query">,
    readonly request: QueryRequest,
    events: RunEvents,
  ) {
    this.#stream = socket.query(request, {
      begin: ({ columns, limit, seconds }) => {
        Object.assign(this, { limit, seconds, table: new Table(columns) });
        events.began(this);
      },
      patch: ({ rows }) => {
        this.table?.add(rows as Row[]);
        this.graph.add(rows as Row[]);
        events.changed(this);
      },
      done: ({ cut, ms }) => {
        this.cut = cut === "limit";
        this.#end(cut === "cancelled" ? "stopped" : "done", ms);
        events.changed(this);
      },
      error: (failure) => {
        this.#end("failed");
        events.failed(this, failure);
      },
    });
  }

  get rows(): number {
    return this.table?.rows.length ?? 0;
  }

  /** Milliseconds: the server's when it is over, the reader's while it runs. */
  get ms(): number {
    return this.#took ?? performance.now() - this.#start;
  }

  stop(): void {
    if (this.state === "running") this.#stream.cancel();
  }

  #end(state: RunState["state"], ms = performance.now() - this.#start): void {
    this.state = state;
    this.#took = ms;
  }
}
