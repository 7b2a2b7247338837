// What the explorer works with: the drawn canvas, the layout, and the page that it tells.
import type { Model } from "../model/model";
import type { Entity, Link, Placed, Positions } from "../model/types";
import type { Kind } from "./announcer";
import type { Progress } from "./progress";

/** What the explorer needs of whatever draws the canvas. */
export interface Surface {
  /** Resolves when what the model holds is on the screen. */
  rendered(): Promise<void>;
  /** Tells that much is going to change for a while. */
  streaming(on: boolean): void;
  /** Shows entities gliding to new positions; the model is moved by the caller. */
  animateTo(positions: Positions, milliseconds: number): Promise<void>;
  /** Brings entities into sight, if they are not, without losing sight of the others. */
  reveal(ids: string[]): void;
}

/** What layouts need of it beside that. */
export interface Board extends Pick<Surface, "animateTo" | "reveal"> {
  /** Shows entities where the model has them, if they are on their way elsewhere. */
  rest(): void;
  /** Shows everything. */
  fit(): void;
}

/** What the explorer needs of the layout. */
export interface Arranger {
  /** Small moves that give the fresh ones room; the picture stays the same. */
  settle(model: Model, options: { fresh: string[] }): Promise<Positions>;
  /** Positions for entities that come in, around the one they belong to if there is one. Moves nothing. */
  place(graph: Model["graph"], entities: Entity[], options: { around?: string; links: Link[] }): Placed[];
}

export interface ExplorerEvents {
  /** How far the current expansion is; undefined when there is nothing left to tell. */
  progress(progress: Progress | undefined): void;
  say(text: string, kind?: Kind): void;
  /** Something failed that has no meter; retry tries it again. */
  failed(text: string, retry?: () => void): void;
}
