// The commands that fold events into links, and unfold them.
import { t } from "../words/words";
import type { UserCommand } from "./commands";
import { canFoldAny, chosenEvents, foldChosen, foldEvery, foldTypes, typeNames, typesOf } from "./fold-actions";

export const foldCommands: readonly UserCommand[] = [
  {
    id: "fold",
    label: t("folds.fold"),
    group: "Selection",
    keys: ["J"],
    icon: "network",
    title: (app) => {
      const { events, folded } = chosenEvents(app);
      return events.length === 0 ? undefined : folded ? t("folds.unfold") : t("folds.fold-this", { n: events.length });
    },
    why: t("folds.why"),
    enabled: (app) => chosenEvents(app).events.length > 0,
    run: foldChosen,
  },
  {
    id: "fold-type",
    label: t("folds.fold-type"),
    group: "Selection",
    keys: ["Shift+J"],
    icon: "network",
    title: (app) => {
      const { events, folded } = chosenEvents(app);
      const types = typeNames(typesOf(app.model, events));
      return events.length === 0 ? undefined : t(folded ? "folds.unfold-types" : "folds.fold-types", { types });
    },
    why: t("folds.why"),
    enabled: (app) => chosenEvents(app).events.length > 0,
    run: foldTypes,
  },
  {
    id: "fold-all",
    label: t("folds.fold-all"),
    group: "View",
    keys: [],
    icon: "network",
    title: ({ model }) => (model.lens.fold ? t("folds.unfold-every") : t("folds.fold-every")),
    why: t("folds.why-all"),
    enabled: ({ model }) => model.lens.fold !== undefined || canFoldAny(model),
    run: foldEvery,
  },
];
