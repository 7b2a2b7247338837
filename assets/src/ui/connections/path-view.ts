// One path as numbered sentences with their quotes and sources.
import type { Link } from "../../model/types";
import type { Claim, FoundPath, Step } from "../../net/found";
import { t } from "../../words/words";
import { button, h } from "../dom";
import { entityPath, linkPath, sourcePath } from "../paths";
import { dateText } from "../timeline/words";
import { relation, statusName } from "../words";
import { isFirm, links, nameOn, pathNames, period, weakWords } from "./words";

export interface PathDeeds {
  /** Draws only this path as the thread, or all again. */
  only(path: FoundPath): void;
  /** The reader points at the path, or no longer. */
  point(path: FoundPath | undefined): void;
}

/** A path; its title draws it alone. */
export function pathView(path: FoundPath, deeds: PathDeeds): HTMLElement {
  const title = button("", () => deeds.only(path), { class: "connection-only", "aria-pressed": "false", title: t("connections.only"), "data-path": path.number });
  title.append(
    h("span", { class: "eyebrow" }, `${t("connections.path", { number: String(path.number) })} · ${links(path.steps.length)}`),
    h("span", { class: "connection-names", dir: "auto" }, pathNames(path)),
  );
  const sentences = path.steps.flatMap((step) => step.links.map((link) => sentenceView(path, step, link)));
  const view = h("section", { class: "connection" }, h("h3", { class: "connection-title" }, title), h("ol", { class: "statements" }, ...sentences), weakView(path));
  view.addEventListener("pointerenter", () => deeds.point(path));
  view.addEventListener("pointerleave", () => deeds.point(undefined));
  return view;
}

function sentenceView(path: FoundPath, step: Step, link: Link): HTMLElement {
  const claims = (step.claims ?? []).filter(({ about }) => about === link.id);
  const evidence = claims.length > 0 ? claims.map(claimView) : [h("p", { class: "none" }, t("connections.no-quote"))];
  return h("li", {}, sentenceLine(path, link), ...evidence);
}

function sentenceLine(path: FoundPath, link: Link): HTMLElement {
  const line = h("p", { class: "sentence" }, entity(path, link.source), " ", relationLink(link), " ", entity(path, link.target));
  const when = period(link);
  if (when) line.append(" ", h("span", { class: "when" }, when));
  if (!isFirm(link)) line.append(" ", h("span", { class: `status status-${link.status}` }, statusName(link.status)));
  return line;
}

function entity(path: FoundPath, id: string): HTMLElement {
  return h("a", { class: "entity", href: entityPath(id), "data-entity": id }, h("bdi", {}, nameOn(path, id)));
}

/** The relation as a way to its link, which the page selects on the canvas. */
export function relationLink(link: Link, words = relation(link.type)): HTMLElement {
  return h("a", { class: "relation", href: linkPath(link.id), "data-link": link.id }, h("i", {}, words));
}

function claimView({ id, date, status, passage, source }: Claim): HTMLElement {
  const place = `${sourcePath(source.id)}?${new URLSearchParams({ at: id })}#p-${encodeURIComponent(passage.id)}`;
  const facts = [date && h("span", {}, dateText(date)), status && h("span", {}, statusName(status)), h("cite", {}, h("a", { href: place, "data-page": true }, h("bdi", {}, source.title)))];
  if (source.publisher) facts.push(h("span", {}, h("bdi", {}, source.publisher)));
  if (source.published) facts.push(h("span", {}, dateText(source.published)));
  return h("div", { class: "evidence" },
    h("blockquote", { class: "quote", dir: "auto" }, h("p", {}, passage.text)),
    h("p", { class: "source-line facts-line" }, ...facts.filter((fact) => fact !== undefined && fact !== "")));
}

function weakView(path: FoundPath): HTMLElement {
  const link = path.steps[path.weakest.step]?.links[0];
  const head = h("p", {}, h("strong", {}, t("connections.weakest")));
  if (link) head.append(" ", ...sentenceLine(path, link).childNodes);
  return h("div", { class: "note connection-weak" }, head, h("p", {}, weakWords(path)));
}
