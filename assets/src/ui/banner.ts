// The banner over the canvas while the server or its database is away.
import type { Socket } from "../net/socket";
import { t } from "../words/words";
import { button, h, part } from "./dom";

/** A connection that comes back within this time, in milliseconds, is not worth a word. */
const grace = 1500;

export class Banner {
  readonly #root = part("banner");
  #database = "";
  #connection = "";
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: Socket) {
    socket.on("status", ({ ready, message }) => {
      this.#database = ready ? "" : message;
      this.#render();
    });
    socket.on("state", () => this.#connect(socket));
    this.#connect(socket);
  }

  #connect(socket: Socket): void {
    clearTimeout(this.#late);
    if (socket.state === "closed") this.#lost(t("failures.server-changed"));
    else if (socket.state === "open") this.#lost("");
    else this.#late = setTimeout(() => this.#lost(t("failures.connection")), grace);
  }

  #lost(text: string): void {
    this.#connection = text;
    this.#render();
  }

  #render(): void {
    const why = this.#connection || this.#database;
    const isOver = this.#connection === t("failures.server-changed");
    const text = why && !isOver ? t("failures.canvas-stays", { why }) : why;
    this.#root.hidden = text === "";
    const reload = isOver ? button(t("failures.reload"), () => location.reload(), { class: "button" }) : undefined;
    if (this.#root.textContent === text) return; // or it would be read out again
    this.#root.replaceChildren(h("span", {}, text), reload ?? "");
  }
}
