// While the database starts, the page asks for its state and comes back when
// it is ready; without scripts the page reloads every two seconds.
import { status } from "../net/api";
import { t } from "../words/words";

const pause = 1000;

export function attachWaiting(page: HTMLElement): void {
  const message = page.querySelector<HTMLElement>("#waiting-message");
  const ask = async (): Promise<void> => {
    try {
      const now = await status();
      if (now.ready) return location.reload();
      if (message && now.message && message.textContent !== now.message) message.textContent = now.message;
    } catch {
      if (message) message.textContent = t("failures.silent");
    }
    setTimeout(() => void ask(), pause);
  };
  void ask();
}
