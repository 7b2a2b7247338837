// Pages with a form that asks for entities: its fields get their search boxes.
import { attachEntityFields } from "./entity-field";

for (const form of document.querySelectorAll<HTMLElement>("form.query-form")) attachEntityFields(form);
