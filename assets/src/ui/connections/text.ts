// Paths to be pasted elsewhere; views/connection_text.go writes the same, byte
// for byte: views/testdata/paths.txt and paths.md are read by the tests of both.
import type { Claim, FoundPath, PairEnd } from "../../net/found";
import { t } from "../../words/words";
import { issued, leftWords, noPath, pathNames, sentence, weakWords, whom } from "./words";

interface Style {
  title(text: string): string;
  path(number: string, names: string): string;
  quote(text: string, source: string): string;
  weak(what: string, words: string): string;
  escape(text: string): string;
  cite(source: Claim["source"]): string;
}

const plain: Style = {
  title: (text) => `${text}\n\n`,
  path: (number, names) => `${number}: ${names}\n`,
  quote: (text, source) => `   “${text}” (${source})\n`,
  weak: (what, words) => `${what}: ${words}\n`,
  escape: (text) => text,
  cite: (source) => source.title + issued(source) + (source.url ? `, ${source.url}` : ""),
};

const markdown: Style = {
  title: (text) => `# ${text}\n\n`,
  path: (number, names) => `## ${number}: ${names}\n\n`,
  quote: (text, source) => `   > “${text}” (${source})\n\n`,
  weak: (what, words) => `\n**${what}:** ${words}\n`,
  escape: (text) => text.replace(/[\\`*_[\]<#|]/g, "\\$&"),
  cite: (source) => {
    const title = markdown.escape(source.title);
    const address = source.url?.replace(/</g, "%3C").replace(/>/g, "%3E");
    return (address ? `[${title}](<${address}>)` : title) + markdown.escape(issued(source));
  },
};

/** What a search found. */
export interface Answer {
  picked: { name: string }[];
  paths: FoundPath[];
  pairs: PairEnd[];
  /** Links of a path at most. */
  length: number;
  /** The seconds that were over before all was looked at. */
  late?: number;
}

export function asText(answer: Answer): string {
  return write(answer, plain);
}

export function asMarkdown(answer: Answer): string {
  return write(answer, markdown);
}

function write({ picked, paths, pairs, length, late }: Answer, style: Style): string {
  const title = style.title(style.escape(t("connections.ask-names", { names: whom(picked) })));
  const ends = pairs.flatMap((pair) => [
    ...(pair.found === 0 ? [`${style.escape(noPath(pair, length, late))}\n`] : []),
    ...(pair.left ?? []).map((left) => `- ${style.escape(leftWords(left))}\n`),
  ]);
  return [title, ...paths.map((path) => writePath(path, style)), ...ends].join("");
}

function writePath(path: FoundPath, style: Style): string {
  let text = style.path(t("connections.path", { number: String(path.number) }), style.escape(pathNames(path)));
  let number = 0;
  for (const step of path.steps) {
    for (const link of step.links) {
      text += `${++number}. ${style.escape(sentence(path, link))}\n`;
      for (const claim of step.claims ?? []) {
        if (claim.about === link.id) text += style.quote(style.escape(claim.passage.text.trim().replace(/\s+/g, " ")), style.cite(claim.source));
      }
    }
  }
  const weakest = path.steps[path.weakest.step]?.links[0];
  const weak = weakest ? `${sentence(path, weakest)} ${weakWords(path)}` : weakWords(path);
  return `${text}${style.weak(t("connections.weakest"), style.escape(weak))}\n`;
}
