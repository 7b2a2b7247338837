// What every page's script does: the search box, copying links, marks in a
// source's text, coming back when the database does, and an address without
// the language.
import { attachSearch } from "./search";
import { attachCopy } from "./copy";
import { forgetChoice } from "./language";
import { attachMarks } from "./marks";
import { attachWaiting } from "./waiting";

const form = document.querySelector<HTMLFormElement>("#search");
if (form) attachSearch(form);
attachCopy();
forgetChoice();

const text = document.querySelector<HTMLElement>(".source-text");
if (text) attachMarks(text);

const waiting = document.querySelector<HTMLElement>("[data-waiting]");
if (waiting) attachWaiting(waiting);
