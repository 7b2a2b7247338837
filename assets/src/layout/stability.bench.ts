// Grows graphs by 50 expansions of 200 entities and prints, as shares of the
// picture's diagonal, how far the settling moved what was there before, and how
// near linked entities are, beside what laying everything out anew reaches.
// Run it by `npm run bench:layout`, with the names of graphs to try only those.
import { jobOf, positionsOf } from "./jobs";
import { settle } from "./settle";
import { type Figures, attachment, edgeOf, nearbyOf, play, preferential, stars, threads } from "./simulation";
import { tidy } from "./tidy";

const graphs = { stars, threads, preferential, attachment };
const seeds = [1, 2, 3];
const chosen = process.argv.slice(2);

type Row = Record<string, string | number>;

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

function milliseconds(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `${sorted[sorted.length >> 1]!.toFixed(1)} / ${sorted.at(-1)!.toFixed(0)}`;
}

function row(figures: Figures): Row {
  return {
    arriving: figures.whileArriving,
    "moved, mean": percent(figures.mean),
    "worst batch": percent(figures.worstMean),
    "worst entity": percent(figures.worst),
    overlaps: figures.overlaps,
    nearby: figures.nearby.toFixed(3),
    "link length": figures.edge.toFixed(3),
    "place ms, median / max": milliseconds(figures.placing),
    "settle ms": milliseconds(figures.settling),
  };
}

const table: Record<string, Row> = {};
for (const [name, graph] of Object.entries(graphs)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for (const seed of seeds) {
    const { model, figures } = await play(graph(seed, 50, 200), async (model, _, fresh) => {
      const { job, ids } = await jobOf(model, "settle", { fresh });
      return positionsOf(ids, settle(job));
    });
    const { job, ids } = await jobOf(model, "tidy");
    model.run({ kind: "move", label: "Tidy", positions: positionsOf(ids, tidy(job)) });
    const anew = { "nearby anew": nearbyOf(model).toFixed(3), "length anew": edgeOf(model).toFixed(3) };
    table[`${name} ${seed}`] = { ...row(figures), ...anew };
  }
}
console.table(table);
