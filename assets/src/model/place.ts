import { radiusOf } from "../stage/size";
import type { ModelGraph } from "./change";
import { Grid } from "./grid";
import type { Entity, Link, Placed } from "./types";

/** Least space between two entities, in graph units. */
export const gap = 6;
const cell = 80;
/**
 * How much of a disc its entities fill: some room for labels and for settling.
 * Few entities get more of it: they are drawn larger, and each is named.
 */
const density = { few: 0.1, many: 0.3 };
const few = 60;
const many = 240;
const directions = 24;
const rings = 10;
const golden = Math.PI * (3 - Math.sqrt(5));

/** What a disc's crowd and its direction cost, measured in its radii of distance. */
const weights = { crowd: 6, turn: 0.5 };

interface Point {
  x: number;
  y: number;
}

export interface PlaceOptions {
  /** The entity that is being expanded. */
  around?: string;
  links: Link[];
}

/**
 * Finds room for entities that come onto the canvas: those that belong to the
 * same entity get the emptiest disc near it, away from what it is linked to.
 * Moves nothing that is there; nothing overlaps; the same input gives the same
 * places. Newcomers that are not linked to `around` go beside one that they are
 * linked to.
 */
export function place(graph: ModelGraph, entities: Entity[], options: PlaceOptions): Placed[] {
  const room = new Room(graph, options.links);
  const waiting = new Map(entities.filter(({ id }) => !graph.hasNode(id)).map((entity) => [entity.id, entity]));
  const placed: Placed[] = [];
  while (waiting.size > 0) {
    for (const [parent, party] of parties(room, waiting, options.around)) {
      for (const { id } of party) waiting.delete(id);
      placed.push(...room.seat(parent, party));
    }
  }
  return placed;
}

/** The newcomers whose turn it is, by the entity to sit beside: "" is nobody. */
function parties(room: Room, waiting: Map<string, Entity>, around = ""): Map<string, Entity[]> {
  const all = new Map<string, Entity[]>();
  for (const entity of waiting.values()) {
    const parent = room.parentOf(entity.id, around);
    if (parent === undefined) continue;
    const party = all.get(parent);
    if (party) party.push(entity);
    else all.set(parent, [entity]);
  }
  return all.size > 0 ? all : new Map([[around, room.strangers([...waiting.values()])]]);
}

function densityOf(count: number): number {
  const share = Math.min(1, Math.max(0, (count - few) / (many - few)));
  return density.few + (density.many - density.few) * share;
}

/** The canvas as the newcomers find it, and who of them sits where. */
class Room {
  #grid = new Grid(cell, gap);
  #seats = new Map<string, Point & { r: number }>();
  #neighbours = new Map<string, Set<string>>();
  #density = density.many;

  constructor(
    readonly graph: ModelGraph,
    links: Link[],
  ) {
    graph.forEachNode((id, { entity, x, y }) => this.#take(id, x, y, radiusOf(entity.degree)));
    for (const { source, target } of links) {
      this.#join(source, target);
      this.#join(target, source);
    }
  }

  /** Beside whom a newcomer sits: `around`, or the least linked of those it is linked to, as hubs are crowded. */
  parentOf(id: string, around: string): string | undefined {
    const seated = [...(this.#neighbours.get(id) ?? [])].filter((other) => this.#seats.has(other));
    if (seated.includes(around)) return around;
    const crowd = (other: string) => this.graph.hasNode(other) ? this.graph.degree(other) : this.#neighbours.get(other)!.size;
    return seated.reduce<string | undefined>((best, other) => (best === undefined || crowd(other) < crowd(best) ? other : best), undefined);
  }

  /** Of newcomers linked to nobody seated: those linked to nobody at all, or else the most linked one. */
  strangers(entities: Entity[]): Entity[] {
    const links = ({ id }: Entity) => this.#neighbours.get(id)?.size ?? 0;
    const alone = entities.filter((entity) => links(entity) === 0);
    if (alone.length > 0) return alone;
    return [entities.reduce((best, entity) => (links(entity) > links(best) ? entity : best))];
  }

  /** Seats a party in the best disc near its parent, larger entities outside, where they have room to be expanded. */
  seat(parent: string, party: Entity[]): Placed[] {
    const sorted = [...party].sort((a, b) => a.degree - b.degree);
    const radii = sorted.map(({ degree }) => radiusOf(degree));
    this.#density = densityOf(this.#seats.size + party.length);
    const share = (r: number) => (r + gap / 2) ** 2 / this.#density;
    const centre = this.#centre(parent, Math.sqrt(radii.reduce((sum, r) => sum + share(r), 0)));
    let filled = 0;
    return sorted.map((entity, i) => {
      const r = radii[i]!;
      const distance = i === 0 ? 0 : Math.sqrt(filled + share(r) / 2);
      filled += share(r);
      const [x, y] = this.#grid.freeSpot(
        Math.fround(centre.x + distance * Math.cos(i * golden)),
        Math.fround(centre.y + distance * Math.sin(i * golden)),
        r,
      );
      this.#take(entity.id, x, y, r);
      return { entity, x, y };
    });
  }

  /** The centre of the disc of that radius which costs least: near, empty, and away from the parent's other links. */
  #centre(parent: string, radius: number): Point {
    const seat = this.#seats.get(parent) ?? { ...this.#middle(), r: 0 };
    const away = this.#away(parent, seat);
    let best: Point = seat;
    let least = weights.crowd * this.#crowd(seat, radius);
    for (let ring = 0; ring < rings; ring++) {
      const distance = seat.r + gap + radius * (1 + ring / 2);
      for (let i = 0; i < directions; i++) {
        const angle = (2 * Math.PI * i) / directions;
        const at = { x: seat.x + distance * Math.cos(angle), y: seat.y + distance * Math.sin(angle) };
        const turned = 1 - Math.cos(angle) * away.x - Math.sin(angle) * away.y;
        const near = distance / radius + weights.turn * turned;
        if (near >= least) continue;
        const cost = near + weights.crowd * this.#crowd(at, radius);
        if (cost < least) [best, least] = [at, cost];
      }
    }
    return best;
  }

  /** How full a disc is, from 0 for empty to 1 for as full as we fill one. */
  #crowd({ x, y }: Point, radius: number): number {
    return this.#grid.occupied(x, y, radius) / (Math.PI * radius * radius * this.#density);
  }

  /** The direction away from what the entity is linked to; nowhere (0, 0) if it has no links yet. */
  #away(parent: string, from: Point): Point {
    const seats = this.#linksOf(parent).flatMap((id) => this.#seats.get(id) ?? []);
    const x = seats.reduce((sum, seat) => sum + from.x - seat.x, 0);
    const y = seats.reduce((sum, seat) => sum + from.y - seat.y, 0);
    const length = Math.hypot(x, y) || 1;
    return { x: x / length, y: y / length };
  }

  #middle(): Point {
    const seats = [...this.#seats.values()];
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    return { x: mean(seats.map(({ x }) => x)), y: mean(seats.map(({ y }) => y)) };
  }

  #linksOf(id: string): string[] {
    const shown = this.graph.hasNode(id) ? this.graph.neighbors(id) : [];
    return [...shown, ...(this.#neighbours.get(id) ?? [])];
  }

  #take(id: string, x: number, y: number, r: number): void {
    this.#grid.add(x, y, r);
    this.#seats.set(id, { x, y, r });
  }

  #join(a: string, b: string): void {
    const others = this.#neighbours.get(a);
    if (others) others.add(b);
    else this.#neighbours.set(a, new Set([b]));
  }
}
