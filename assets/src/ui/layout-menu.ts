// The menu of layouts: the one that stands is marked; lines and pinning below.
import { lineNames } from "../layout/arrange/job";
import { layoutNames } from "../model/arrangement";
import { t } from "../words/words";
import type { App } from "./app";
import { commandOf, perform } from "./commands";
import { part } from "./dom";
import type { Menu, MenuItem } from "./menu";

export function openLayoutMenu(app: App, menu: Menu): void {
  const { scope, current } = app.arranging;
  const layouts = [
    { ...item(app, "tidy", t("layouts.links")), checked: current === "links" },
    ...layoutNames.map((name) => ({ ...item(app, `layout-${name}`, t(`layouts.${name}`)), checked: current === name })),
  ];
  const box = part("tool-layout").getBoundingClientRect();
  menu.open(
    t("layouts.menu"),
    [
      { id: "layouts", title: scope ? t("layouts.selected", { n: scope.size }) : t("layouts.everything"), items: layouts },
      { id: "line", title: t("layouts.in-line"), layout: "row", items: lineNames.map((name) => item(app, `line-${name}`)) },
      { id: "lock", items: [item(app, "lock")], note: t("layouts.pinned-note") },
    ],
    { x: box.left, y: box.top - 480 },
    "layouts",
  );
}

function item(app: App, id: string, label?: string): MenuItem {
  const command = commandOf(id);
  return {
    label: label ?? command.title?.(app) ?? command.label,
    icon: command.icon,
    disabled: !command.enabled(app),
    run: () => void perform(app, command),
  };
}
