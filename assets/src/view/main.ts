// A view's page that tells a story: the canvas stands beside the steps and
// shows the one that is being read. Without it each step has its picture.
import { type Opened } from "../net/views";
import { json } from "../net/api";
import { leisure } from "../ui/leisure";
import { StoryReader } from "./reader";

const root = document.getElementById("view-story");
if (root) void begin(root);

async function begin(root: HTMLElement): Promise<void> {
  try {
    const { view } = await json<Opened>(root.dataset["view"]!);
    await leisure();
    // For the browser's console and the end-to-end tests, which ask what is drawn.
    Object.assign(root, { reader: new StoryReader(root, view) });
  } catch {
    // The steps and their pictures are on the page.
  }
}
