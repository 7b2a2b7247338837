// The one table of who stands where in the legal lineage: the types of each
// lane of the layered layout, from the top down.

export const ranks = [
  { key: "government", types: ["Government", "President", "Office", "Committee", "Legislature", "Party"] },
  { key: "law", types: ["Law", "ExecutiveOrder", "Order"] },
  { key: "agency", types: ["Agency"] },
  { key: "measure", types: ["Designation", "Removal", "Restriction", "List", "SanctionsProgram", "Appointment"] },
  { key: "ruling", types: ["Ruling", "CourtOrder", "Case", "Lawsuit"] },
  { key: "court", types: ["Court", "Judge"] },
  { key: "company", types: ["Company", "Organization", "Exchange", "Group", "Product", "Technology", "Vessel", "Aircraft"] },
  { key: "person", types: ["Person"] },
  { key: "statement", types: ["Statement", "Media", "Article", "Document", "Source", "Quote"] },
  { key: "other", types: [] },
] as const satisfies readonly { key: string; types: readonly string[] }[];

export type RankKey = (typeof ranks)[number]["key"];

const byType = new Map<string, number>(ranks.flatMap(({ types }, rank) => types.map((type) => [type, rank] as const)));

/** The place of a type in the table; types that it does not name come last. */
export function rankOf(type: string): number {
  return byType.get(type) ?? ranks.length - 1;
}
