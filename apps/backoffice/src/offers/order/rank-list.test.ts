import type { OfferRow } from "@counterfoil/contracts";
import { describe, expect, test } from "vitest";
import { allTied, orderBody, type RankList, rankList, stepFrom, withMoved } from "./rank-list.ts";

const row = (offerId: string, sequence: number, resolution: number, more: Partial<OfferRow> = {}) =>
  ({ offerId, sequence, resolution, origin: "app", ...more }) as OfferRow;
const words = (list: RankList) =>
  orderBody(list).sequences.map(({ sequence, ranks }) => [sequence, ...ranks.map((rank) => rank.join("+"))]);
const offers = [row("A", 100, 0), row("B", 100, 0), row("C", 100, 5), row("D", 50, 0)];
const list = rankList(offers);

describe("offers in ranks", () => {
  test("those of one sequence and resolution stand together, the planned place counts", () => {
    expect(words(list)).toEqual([
      [50, "D"],
      [100, "C", "A+B"],
    ]);
    const planned = row("C", 100, 5, { planned: { sequence: 100, resolution: 0 } });
    expect(words(rankList([...offers.slice(0, 2), planned]))).toEqual([[100, "A+B+C"]]);
  });

  test.each<[string, Parameters<typeof withMoved>[2], unknown]>([
    [
      "into a rank",
      { sequence: 100, rank: 0, own: false },
      [
        [50, "D"],
        [100, "C+B", "A"],
      ],
    ],
    [
      "between two",
      { sequence: 100, rank: 1, own: true },
      [
        [50, "D"],
        [100, "C", "B", "A"],
      ],
    ],
    [
      "to the top",
      { sequence: 100, rank: 0, own: true },
      [
        [50, "D"],
        [100, "B", "C", "A"],
      ],
    ],
    [
      "to the end",
      { sequence: 100, rank: 2, own: true },
      [
        [50, "D"],
        [100, "C", "A", "B"],
      ],
    ],
    [
      "into another sequence",
      { sequence: 50, rank: 0, own: false },
      [
        [50, "D+B"],
        [100, "C", "A"],
      ],
    ],
    [
      "where it is",
      { sequence: 100, rank: 1, own: false },
      [
        [50, "D"],
        [100, "C", "A+B"],
      ],
    ],
  ])("B dragged %s", (_where, slot, expected) => {
    expect(words(withMoved(list, "B", slot))).toEqual(expected);
  });

  test("step by step upwards every place is passed, and the same downwards", () => {
    let now = list;
    const passed = [words(now)];
    for (let slot = stepFrom(now, "B", -1); slot; slot = stepFrom(now, "B", -1)) {
      now = withMoved(now, "B", slot);
      passed.push(words(now));
    }
    expect(passed).toEqual([
      [
        [50, "D"],
        [100, "C", "A+B"],
      ],
      [
        [50, "D"],
        [100, "C", "B", "A"],
      ],
      [
        [50, "D"],
        [100, "C+B", "A"],
      ],
      [
        [50, "D"],
        [100, "B", "C", "A"],
      ],
      [
        [50, "D", "B"],
        [100, "C", "A"],
      ],
      [
        [50, "D+B"],
        [100, "C", "A"],
      ],
      [
        [50, "B", "D"],
        [100, "C", "A"],
      ],
    ]);
    for (const before of passed.slice(0, -1).reverse()) {
      now = withMoved(now, "B", stepFrom(now, "B", 1) ?? { sequence: 0, rank: 0, own: false });
      expect(words(now)).toEqual(before);
    }
  });

  test("tied again, but for what another system has sent", () => {
    expect(words(allTied(list))).toEqual([
      [50, "D"],
      [100, "C+A+B"],
    ]);
    const foreign = rankList([...offers, row("E", 100, 3, { origin: "erp" })]);
    expect(words(foreign)).toEqual([
      [50, "D"],
      [100, "C", "E", "A+B"],
    ]);
    expect(words(allTied(foreign))).toEqual([
      [50, "D"],
      [100, "C+A+B+E"],
    ]);
  });
});
