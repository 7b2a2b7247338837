// While the database starts, the page asks for its state and comes back when
// it is ready; without scripts the page reloads every two seconds.
import { status } from "../net/api";

const pause = 1000;

export function attachWaiting(page: HTMLElement): void {
  const message = page.querySelector<HTMLElement>("#waiting-message");
  const ask = async (): Promise<void> => {
    try {
      const now = await status();
      if (now.ready) return location.reload();
      if (message && now.message && message.textContent !== now.message) message.textContent = now.message;
    } catch {
      if (message) message.textContent = "The server does not answer. This page goes on trying.";
    }
    setTimeout(() => void ask(), pause);
  };
  void ask();
}
