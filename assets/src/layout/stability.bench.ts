// Prints how still the picture stays and how good it is while a graph grows
// by 50 expansions of 200 nodes: npm run bench:layout
import { settle } from "./settle";
import { jobOf, positionsOf } from "./jobs";
import { type Batch, play, preferential, stars, threads } from "./simulation";

const args = process.argv.slice(2);
const graphs: Record<string, (seed: number, batches: number, size: number) => Batch[]> = { preferential, stars, threads };
for (const [name, make] of Object.entries(graphs)) {
  if (args[0] && args[0] !== name) continue;
  for (const seed of [1,2,3].slice(0, Number(process.env.SEEDS ?? 1))) {
    for (const on of process.env.H ? [false,true] : [true]) {
    const { figures: f } = await play(make(seed, Number(process.env.B ?? 50), 200), (model, _, fresh) => {
      if (!on) return {};
      const { job, ids } = jobOf(model, "settle", fresh);
      return positionsOf(ids, settle(job));
    });
    const ms = (a: number[]) => { const s = [...a].sort((x, y) => x - y); return `${s[s.length >> 1]!.toFixed(1)}/${s.at(-1)!.toFixed(0)}`; };
    const pc = (x: number) => (100 * x).toFixed(2) + "%";
    console.log(on?"M":"H", name.padEnd(14), seed, "mean", pc(f.mean), "worst mean", pc(f.worstMean), "worst", pc(f.worst), "arriving", f.whileArriving, "overlaps", f.overlaps, "nbr", f.nearby.toFixed(3), "edge", f.edge.toFixed(3), "place ms", ms(f.placing), "settle ms", ms(f.settling));
    }
  }
}
