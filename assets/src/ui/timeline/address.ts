// The clocks in the address of the canvas, so that a copy of it shows the same moment.
import { momentDays } from "../../model/dates";
import type { Lens } from "../../model/lens";
import type { Model } from "../../model/model";
import { clocksText } from "./words";

type Hands = Pick<Lens, "asOf" | "knownOn">;
const clocks = ["asOf", "knownOn"] as const;

/** What an address says of the clocks: one that is not named is off. Undefined where it says nothing that makes sense. */
export function clocksIn({ searchParams }: URL): Hands | undefined {
  if (!clocks.some((clock) => searchParams.has(clock))) return undefined;
  const [asOf, knownOn] = clocks.map((clock) => searchParams.get(clock) || undefined);
  return [asOf, knownOn].every((moment) => moment === undefined || momentDays(moment)) ? { asOf, knownOn } : undefined;
}

/** The address with these clocks; without any where the picture has them by itself. */
export function withClocks(url: URL, { asOf, knownOn }: Hands, own: Hands = {}): string {
  const query = new URLSearchParams(url.search);
  for (const clock of clocks) query.delete(clock);
  if (asOf !== own.asOf || knownOn !== own.knownOn) {
    if (asOf) query.set("asOf", asOf);
    if (knownOn) query.set("knownOn", knownOn);
    if (!asOf && !knownOn) query.set("asOf", "");
  }
  const text = query.toString().replaceAll("%2F", "/");
  return url.pathname + (text && `?${text}`) + url.hash;
}

/** Sets the clocks as the address says, and from then on the address as they are. `own` are those of the view that the canvas shows. */
export function followAddress(model: Model, own: () => Hands | undefined): void {
  const asked = clocksIn(new URL(location.href));
  if (asked) model.run({ kind: "lens", label: clocksText(asked), lens: asked });
  model.on("history", () => {
    const now = new URL(location.href);
    const path = withClocks(now, model.lens, own());
    if (path !== now.pathname + now.search + now.hash) history.replaceState(history.state, "", path);
  });
}
