import { describe, expect, it } from "vitest";
import { chosenColumns, chosenOf, columnRows, movedBy } from "./column-choice.ts";
import { sameView } from "./list-variants.ts";

const columns = ["number", "store", "total"].map((id) => ({ id, title: id, cell: () => "", text: () => "" }));
const ids = (chosen: readonly string[] | undefined) => chosenColumns(columns, chosen).map(({ id }) => id);

describe("columns of a list", () => {
  it.each([
    [undefined, ["number", "store", "total"]],
    [
      ["total", "number"],
      ["total", "number"],
    ],
    [["gone", "store"], ["store"]],
    [["gone"], ["number", "store", "total"]],
  ])("chosen as %j", (chosen, shown) => {
    expect(ids(chosen)).toEqual(shown);
  });

  it("are moved, left out, and forgotten when they are as they come", () => {
    const rows = columnRows(columns, ["total", "number"]);
    expect(rows.map(({ id, shown }) => [id, shown])).toEqual([
      ["total", true],
      ["number", true],
      ["store", false],
    ]);
    const moved = movedBy(movedBy(rows, 0, 1), 1, 1);
    expect(moved.map(({ id }) => id)).toEqual(["number", "store", "total"]);
    expect(chosenOf(moved, columns)).toEqual(["number", "total"]);
    expect(
      chosenOf(
        moved.map((row) => ({ ...row, shown: true })),
        columns,
      ),
    ).toBeUndefined();
    expect(movedBy(moved, 2, 1)).toEqual(moved);
  });
});

it("two views are the same whatever order their filters came in", () => {
  const one = { filters: { storeId: "1010", state: "dead" } };
  expect(sameView(one, { filters: { state: "dead", storeId: "1010" } })).toBe(true);
  expect(sameView(one, { ...one, columns: ["number"] })).toBe(false);
});
