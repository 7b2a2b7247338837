// What an expansion is called, and what it says of hubs on its way.
import type { Model } from "../model/model";
import { type ExpandRequest, type Reach, rootsOf } from "../net/frames";
import { t } from "../words/words";
import { nameOf } from "./app";
import { names } from "./words";

/** "Huawei", "5 entities", "Huawei, 2 steps", or the name of the group that is opened. */
export function subjectOf(model: Model, request: ExpandRequest, disc: string): string {
  const roots = rootsOf(request).filter((id) => model.graph.hasNode(id));
  const [root] = roots;
  const what = roots.length === 1 ? nameOf(model, disc || root!) : t("counts.entities", { n: roots.length });
  const { steps = 1 } = request;
  return steps > 1 ? t("hubs.of-steps", { what, n: steps }) : what;
}

/** "Not gone through: Huawei (1,214 links) and DJI (812 links)"; "" where there is none. */
export function hubsPassed(reach: Reach | undefined): string {
  if (!reach?.hubs.length) return "";
  const hubs = reach.hubs.map(({ name, degree }) => t("hubs.hub", { name, links: t("counts.links", { n: degree }) }));
  return t("hubs.passed", { hubs: names(hubs) });
}
