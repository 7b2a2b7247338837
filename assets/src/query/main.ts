// The pages of saved queries: run the form over the socket, and on pages with
// an editor bring the editor once it is used.
import { Socket } from "../net/socket";
import { part } from "../ui/dom";
import { queryPath } from "../ui/paths";
import { attachEntityFields } from "./entity-field";
import { type Values, clearFieldErrors, filledPath, formValues, showFieldErrors } from "./form";
import { limitsText, usualRows } from "./meter";
import { Results } from "./results";

const form = document.querySelector<HTMLFormElement>("#query-form");
if (form) runs(form, connect());

const editor = document.querySelector<HTMLElement>("#editor");
if (editor) void import("./editor/edit").then(({ attachEditor }) => attachEditor(editor, connect()));

function connect(): Socket {
  return new Socket(`${location.origin.replace(/^http/, "ws")}/ws`);
}

function runs(form: HTMLFormElement, socket: Socket): void {
  const id = document.querySelector<HTMLElement>("[data-query-id]")!.dataset["queryId"]!;
  attachEntityFields(form);
  stateLimits(form);
  const results = new Results(part("results"), socket, {
    failed: ({ fields }) => {
      if (fields) showFieldErrors(form, fields);
    },
    files: ({ params }) => ({ csv: filledPath(`${queryPath(id)}/rows.csv`, params as Values), json: filledPath(`${queryPath(id)}/rows.json`, params as Values) }),
  });
  const run = () => {
    clearFieldErrors(form);
    const params = formValues(form);
    history.replaceState(history.state, "", filledPath(queryPath(id), params, { run: "1" }));
    results.start({ query: id, params, rows: usualRows });
  };
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formaction")) return; // "Watch" goes to the server
    event.preventDefault();
    run();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  // With run=page the rows are in the page already.
  if (new URLSearchParams(location.search).get("run") === "1") run();
  // For the end-to-end tests, which ask what is drawn.
  Object.assign(part("results"), { results });
}

/** The server states the limits of what it shows itself; over the socket more rows come. */
function stateLimits(form: HTMLFormElement): void {
  const limits = form.querySelector<HTMLElement>(".limits");
  if (limits) limits.textContent = limitsText(limits.dataset["seconds"] ?? "10", limits.dataset["files"] ?? "");
}
