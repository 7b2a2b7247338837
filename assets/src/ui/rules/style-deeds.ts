// What the reader does with style rules: each is one step that can be undone.
import type { Style } from "../../model/style";
import { t } from "../../words/words";
import type { App } from "../app";
import { styleWords } from "./style-words";

export function stylesOf({ model }: App): readonly Style[] {
  return model.lens.styles ?? [];
}

/** A new rule holds before those that are there. */
export function addStyle(app: App, style: Style): void {
  const what = styleWords(style);
  set(app, [style, ...stylesOf(app)], t("styles.did-add", { what }));
  app.say(t("styles.added", { what, n: app.model.styles.effects()[0]!.count }));
}

export function changeStyle(app: App, at: number, style: Style): void {
  set(app, stylesOf(app).with(at, style), t("styles.did-change", { what: styleWords(style) }));
}

export function removeStyle(app: App, at: number): void {
  const label = t("styles.did-remove", { what: styleWords(stylesOf(app)[at]!) });
  set(app, stylesOf(app).toSpliced(at, 1), label);
  app.say(label);
}

/** Lets a rule hold before the one above it. */
export function raiseStyle(app: App, at: number): void {
  const styles = stylesOf(app);
  const label = t("styles.did-move", { what: styleWords(styles[at]!) });
  set(app, styles.toSpliced(at, 1).toSpliced(at - 1, 0, styles[at]!), label);
  app.say(label);
}

/** Puts other rules in the place of those that are there. */
export function useStyles(app: App, name: string, styles: readonly Style[]): void {
  const label = t("styles.did-apply", { name });
  set(app, styles, label);
  app.say(label);
}

function set({ model }: App, styles: readonly Style[], label: string): void {
  model.run({ kind: "lens", label, lens: { styles: [...styles] } });
}
