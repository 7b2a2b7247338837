// The explore page begins: with what was saved, or with the opening, and with
// what the address asks for.
import { Model } from "../model/model";
import { place } from "../model/place";
import * as api from "../net/api";
import { Socket } from "../net/socket";
import { part } from "./dom";
import { Explore } from "./explore";
import { Empty, invite } from "./invitation";
import { bring, modelOf, takeWanted } from "./start";

interface Boot {
  graph: "own" | "foreign";
  key: string;
}

const boot = JSON.parse(part("boot").textContent ?? "") as Boot;
const empty = new Empty(boot.graph === "foreign");
empty.wait();
await begin();

async function begin(): Promise<void> {
  const story = await api.opening();
  const wanted = takeWanted();
  const model = story && wanted.length === 0 ? modelOf(story) : new Model();
  const socket = new Socket(`${location.origin.replace(/^http/, "ws")}/ws`);
  const arranger = { place, settle: async () => ({}), tidy: async () => ({}) };
  const page = new Explore(model, socket, arranger, empty, story);
  if (story && wanted.length === 0) invite(story);
  if (wanted.length > 0) await bring(page, wanted);
}
