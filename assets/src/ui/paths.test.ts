import { expect, test } from "vitest";
import { entityPanelPath, entityPath, linkPath, named } from "./paths";

const url = (path: string) => new URL(path, "http://localhost:7788");

test("ids of foreign graphs, with colons and slashes, come through an address unharmed", () => {
  for (const id of ["01F6ZVGP00VS79C3VHPWJ6P8DQ", "4:f0:7", "Movie~title~8 ½/9?#", "小米"]) {
    expect(named(url(entityPath(id)))).toEqual({ kind: "entity", id });
    expect(named(url(entityPanelPath(id)))).toEqual({ kind: "entity", id });
    expect(named(url(linkPath(id)))).toEqual({ kind: "link", id });
  }
});

test("other pages are not taken for entities or links", () => {
  for (const path of ["/", "/sources/1#p-2", "/search?q=e", "/e/", "/e/a/b"]) expect(named(url(path))).toBeUndefined();
});
