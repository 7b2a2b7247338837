// From how many links on the reader is asked what to bring, in place of a flood.

const setting = "clew.ask-from";
const standard = 200;

/** What the reader can choose. */
export const thresholds: readonly number[] = [50, 100, standard, 500, 1000];

export const askFirst = {
  /** More links than these are asked about. */
  get above(): number {
    const stored = Number(localStorage.getItem(setting));
    return thresholds.includes(stored) ? stored : standard;
  },
  set above(links: number) {
    localStorage.setItem(setting, String(links));
  },
};
