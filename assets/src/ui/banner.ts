// The banner over the canvas while the server or its database is away.
import type { Socket } from "../net/socket";
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
    if (socket.state === "closed") this.#lost("The server has changed since this page was opened.");
    else if (socket.state === "open") this.#lost("");
    else this.#late = setTimeout(() => this.#lost("The connection to the server is lost. Trying again…"), grace);
  }

  #lost(text: string): void {
    this.#connection = text;
    this.#render();
  }

  #render(): void {
    const text = this.#connection || this.#database;
    this.#root.hidden = text === "";
    const reload = this.#connection.startsWith("The server has changed") ? button("Reload", () => location.reload(), { class: "button" }) : undefined;
    const note = text && !reload ? " What is on the canvas stays." : "";
    if (this.#root.textContent === text + note) return; // or it would be read out again
    this.#root.replaceChildren(h("span", {}, text + note), reload ?? "");
  }
}
