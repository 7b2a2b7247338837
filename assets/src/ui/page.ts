// What every page's script does: the search box, copying links, marks in a
// source's text, and coming back when the database does.
import { attachSearch } from "./search";
import { attachCopy } from "./copy";
import { attachMarks } from "./marks";
import { attachWaiting } from "./waiting";

const form = document.querySelector<HTMLFormElement>("#search");
if (form) attachSearch(form);
attachCopy();

const text = document.querySelector<HTMLElement>(".source-text");
if (text) attachMarks(text);

const waiting = document.querySelector<HTMLElement>("[data-waiting]");
if (waiting) attachWaiting(waiting);
