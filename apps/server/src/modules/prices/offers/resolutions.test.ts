import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Rank, resolutionsOf } from "./resolutions.ts";

const ranks = (...has: (number | undefined)[][]): Rank[] => has.map((each) => ({ has: each }));

describe("resolutions of ranks", () => {
  test.each<[string, Rank[], number[] | undefined]>([
    ["one of three moved to the top", ranks([0], [0, 0]), [1, 0]],
    ["one of three moved to the bottom", ranks([0, 0], [0]), [0, -1]],
    ["one joins a rank", ranks([5, 0], [0]), [5, 0]],
    ["one moved between two neighbours: the smaller rank makes room", ranks([1], [0], [0, 0, 0]), [2, 1, 0]],
    ["room between is used", ranks([10], [undefined], [undefined], [0]), [10, 2, 1, 0]],
    ["all from other sequences", ranks([undefined], [undefined]), [1, 0]],
    ["two ranks swapped: the bigger stays", ranks([0], [3, 3]), [4, 3]],
    [
      "a fixed one stays though more would have to change",
      [{ has: [0] }, { has: [9, 9, 9] }, { has: [4], fixed: 4 }],
      [10, 9, 4],
    ],
    [
      "fixed ones in an order that they do not have",
      [
        { has: [1], fixed: 1 },
        { has: [2], fixed: 2 },
      ],
      undefined,
    ],
    ["no room between fixed ones", [{ has: [1], fixed: 1 }, { has: [0] }, { has: [0], fixed: 0 }], undefined],
    ["the highest there may be leaves no room above", ranks([0], [1_000_000, 1_000_000]), [0, -1]],
  ])("%s", (_what, given, expected) => {
    expect(resolutionsOf(given)).toEqual(expected);
  });

  test("they always fall, and never more offers change than must: what is in order stays", () => {
    const rank = fc.record({
      has: fc.array(fc.option(fc.integer({ min: -3, max: 6 }), { nil: undefined }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(rank, { maxLength: 6 }), (given) => {
        const found = resolutionsOf(given) as number[];
        expect(found.every((one, index) => index === 0 || one < (found[index - 1] as number))).toBe(true);
        expect(stays(given, found)).toBe(mostThatCanStay(given));
      }),
      { numRuns: 500 },
    );
  });
});

const stays = (given: Rank[], found: readonly number[]): number =>
  given.flatMap(({ has }, index) => has.filter((one) => one === found[index])).length;

/** Every falling row of figures from -12 to 15, tried out. */
function mostThatCanStay(given: Rank[], from = 0, below = 16): number {
  if (from === given.length) return 0;
  const options = new Set([...(given[from]?.has ?? []).filter((one) => one !== undefined), below - 1]);
  let most = 0;
  for (let one = below - 1; one >= -12; one -= 1)
    if (options.has(one)) {
      const here = given[from]?.has.filter((has) => has === one).length ?? 0;
      most = Math.max(most, here + mostThatCanStay(given, from + 1, one));
    }
  return most;
}
