// The commands that put entities in place: layouts, lines, pinning all.
import { lineNames } from "../layout/arrange/job";
import { layoutNames } from "../model/arrangement";
import { t } from "../words/words";
import { allPinned, togglePin } from "./actions";
import { type App, selectedNodes } from "./app";
import type { UserCommand } from "./commands";

const icons = {
  radial: "target", layered: "rows-3", timeline: "calendar-range", grid: "grid-3x3", types: "shapes", communities: "boxes",
  left: "align-start-vertical", centre: "align-center-vertical", right: "align-end-vertical",
  top: "align-start-horizontal", middle: "align-center-horizontal", bottom: "align-end-horizontal",
  across: "align-horizontal-distribute-center", down: "align-vertical-distribute-center",
} as const;

const hasEntities = ({ model }: App) => model.graph.order > 0;
const several = (count: number) => ({ model }: App) => selectedNodes(model).length >= count;
const group = "Layout";

export const layoutCommands: readonly UserCommand[] = [
  {
    id: "tidy", label: t("commands.tidy"), group, keys: ["T"], icon: "sparkles", why: t("commands.why-empty"),
    title: ({ arranging }) => arranging.scope && t("layouts.tidy-selected", { n: arranging.scope.size }),
    enabled: hasEntities, run: ({ arranging }) => void arranging.tidy(),
  },
  {
    id: "layout", label: t("layouts.open"), group, keys: ["A"], icon: "layout-grid", why: t("commands.why-empty"), opensMenu: true,
    title: ({ arranging }) => t("layouts.now", { name: t(`layouts.${arranging.current}`) }),
    enabled: hasEntities, run: (app) => app.openLayouts(),
  },
  ...layoutNames.map((name): UserCommand => ({
    id: `layout-${name}`, label: t("layouts.label", { name: t(`layouts.${name}`) }), group, keys: [], icon: icons[name], why: t("commands.why-empty"),
    enabled: hasEntities, run: ({ arranging }) => void arranging.arrange(name),
  })),
  ...lineNames.map((name): UserCommand => {
    const isEven = name === "across" || name === "down";
    return {
      id: `line-${name}`, label: t(`layouts.${name}`), group, keys: [], icon: icons[name], why: isEven ? t("layouts.why-three") : t("layouts.why-two"),
      enabled: several(isEven ? 3 : 2), run: ({ arranging }) => void arranging.line(name),
    };
  }),
  {
    id: "lock", label: t("layouts.lock"), group, keys: [], icon: "lock", why: t("commands.why-empty"),
    title: (app) => (isLocked(app) ? t("layouts.unlock") : t("layouts.lock")),
    pressed: isLocked, enabled: hasEntities, run: (app) => togglePin(app, app.model.graph.nodes()),
  },
];

function isLocked(app: App): boolean {
  return allPinned(app, app.model.graph.nodes());
}
