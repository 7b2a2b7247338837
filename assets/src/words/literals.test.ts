import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** All of the program is parsed, which takes a busy machine a while. */
const parsing = 60_000;
/** What readers see or hear. */
const attributes = new Set(["title", "placeholder", "alt", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext"]);
const properties = new Set(["textContent", "innerText", "title", "placeholder", "ariaLabel", "alt"]);
/** The same in every language. */
const names = new Set(["CSV", "JSON", "Cypher"]);

test("no words of the page are left in the program: they are in assets/words", () => {
  expect(files("src").flatMap(literalsOf)).toEqual([]);
}, parsing);

function files(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return all.filter((name) => name.endsWith(".ts") && !/\.(test|bench|d)\.ts$|^bench\//.test(name)).map((name) => join(folder, name));
}

function literalsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const check = (node: ts.Node): void => {
    for (const text of textsOf(node)) if (/\p{L}{2}/u.test(text) && !names.has(text)) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text}`);
  };
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (ts.isCallExpression(node) && node.expression.getText() === "h") node.arguments.slice(2).forEach(check);
    if (ts.isCallExpression(node) && node.expression.getText() === "button" && node.arguments[0]) check(node.arguments[0]);
    if (ts.isPropertyAssignment(node) && attributes.has(node.name.getText().replace(/"/g, ""))) check(node.initializer);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left) && properties.has(node.left.name.text)) check(node.right);
  };
  visit(source);
  return found;
}

/** The literal texts that an expression can come to. */
function textsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...textsOf(node.left), ...textsOf(node.right)];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  return [];
}
