import type { Note } from "../../model/notes";
import type { Drawn } from "../drawn";
import type { Written } from "../lettering";
import type { LinkLook, NodeLook } from "../look";
import type { Paint } from "../paint";
import type { Theme } from "../theme";
import type { Size, View } from "../view";

/** A picture as the stage drew it last, with all that it was drawn from. */
export interface Plate {
  readonly drawn: Drawn;
  readonly view: View;
  readonly size: Size;
  readonly theme: Theme;
  readonly paint: Paint;
  readonly written: readonly Written[];
  /** What the author wrote on the picture. */
  readonly notes: readonly Note[];
  /** All entities in the order in which they are drawn. */
  readonly order: readonly string[];
  node(id: string): NodeLook;
  link(id: string): LinkLook;
}
