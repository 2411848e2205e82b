import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { agreement } from "./testing/agreement.ts";
import { discountByPromotions, faultsOf, price } from "./testing/invariants.ts";
import { type Case, randomCase } from "./testing/random-basket.ts";
import { regressions } from "./testing/regressions.ts";

const RUNS = 1000;
const runs = { numRuns: RUNS };
vi.setConfig({ testTimeout: 60_000 });

describe("the engine comes to what trying everything comes to", () => {
  it.each(regressions)("$name", ({ name: _name, ...found }) => {
    expect(agreement(found)).toEqual({ outcome: "agreed" });
  });

  it.each([
    ["few lines, some offers", { lines: 4, offers: 4 }, RUNS],
    ["more lines, two offers", { lines: 6, offers: 2 }, RUNS],
    ["two lines, many offers", { lines: 2, offers: 8 }, RUNS],
  ])("%s", (_name, sizes, numRuns) => {
    let compared = 0;
    const agrees = (one: Case) => {
      const verdict = agreement(one);
      if (verdict.outcome === "agreed") compared += 1;
      expect(verdict.outcome === "different" ? verdict.why : "").toBe("");
    };
    fc.assert(fc.property(randomCase(sizes), agrees), { numRuns });
    expect(compared).toBeGreaterThan(numRuns * 0.95);
  });
});

describe("whatever the offers", () => {
  it("cents are conserved, floors hold, nothing costs less than nothing", () => {
    const holds = (one: Case) => {
      expect(faultsOf(one, price(one))).toEqual([]);
    };
    fc.assert(fc.property(randomCase({ lines: 8, offers: 8 }), holds), runs);
  });

  it("the order of lines, offers and coupons changes nothing, and the same input gives the same bytes", () => {
    const same = (one: Case, seed: number) => {
      const { lines, ...rest } = price(one);
      const { lines: otherLines, ...other } = price(shuffled(one, seed));
      expect(JSON.stringify(sortCoupons(other))).toBe(JSON.stringify(sortCoupons(rest)));
      expect(JSON.stringify(byLineId(otherLines))).toBe(JSON.stringify(byLineId(lines)));
      expect(JSON.stringify(price(one))).toBe(JSON.stringify({ ...price(one) }));
    };
    fc.assert(fc.property(randomCase({ lines: 6, offers: 5 }), fc.nat(), same), runs);
  });

  it("a quantity may be split over lines, up to the rounding of each line", () => {
    const near = (one: Case) => {
      fc.pre(isSplittable(one));
      const whole = price(one);
      const split = price(splitIntoUnits(one));
      const units = one.basket.lines.reduce((sum, line) => sum + line.quantity, 0);
      const rules = one.input.offers?.length ?? 0;
      expect(Math.abs(split.totals.discount - whole.totals.discount)).toBeLessThanOrEqual(units * rules);
    };
    fc.assert(fc.property(randomCase({ lines: 3, offers: 3 }), near), runs);
  });

  it("one more coupon never costs anything within one sequence", () => {
    const cheaper = (one: Case) => {
      const lone = inOneSequence(one);
      const without = price({ ...lone, basket: { ...lone.basket, coupons: [] } });
      const withAll = price({ ...lone, basket: { ...lone.basket, coupons: ["SPRING", "SUMMER"] } });
      expect(withAll.totals.total).toBeLessThanOrEqual(without.totals.total);
    };
    fc.assert(fc.property(randomCase({ lines: 4, offers: 5 }), cheaper), runs);
  });

  it("with hardly a node to spend the answer is still valid, says so, and its bound holds", () => {
    const valid = (one: Case) => {
      const exact = price(one);
      const hasty = price(one, { maxNodes: 1 });
      expect(faultsOf(one, hasty)).toEqual([]);
      if (exact.proof.optimal) expect(hasty.proof.upperBound).toBeGreaterThanOrEqual(firstSequenceOnly(one, exact));
      if (hasty.proof.optimal) expect(hasty.totals).toEqual(exact.totals);
    };
    fc.assert(fc.property(randomCase({ lines: 6, offers: 6 }), valid), runs);
  });
});

/** The best of a sequence may leave less to later ones: only within one is the exact discount the greatest. */
function firstSequenceOnly({ input }: Case, exact: ReturnType<typeof price>): number {
  const sequences = new Set((input.offers ?? []).map(({ sequence = 100 }) => sequence));
  return sequences.size === 1 ? discountByPromotions(exact) : 0;
}

function shuffled({ input, basket }: Case, seed: number): Case {
  const turned = <T>(list: readonly T[] = []): T[] => {
    const at = list.length === 0 ? 0 : seed % list.length;
    const rotated = [...list.slice(at), ...list.slice(0, at)];
    return seed % 2 === 0 ? rotated : rotated.toReversed();
  };
  return {
    input: { ...input, offers: turned(input.offers), articles: turned(input.articles), prices: turned(input.prices) },
    basket: { ...basket, lines: turned(basket.lines), coupons: turned(basket.coupons) },
  };
}

const byLineId = <T extends { lineId: string }>(lines: readonly T[]) =>
  lines.toSorted((one, other) => (one.lineId < other.lineId ? -1 : 1));

const sortCoupons = <T extends { coupons: { code: string }[] }>(priced: T) => ({
  ...priced,
  coupons: priced.coupons.toSorted((one, other) => (one.code < other.code ? -1 : 1)),
});

/** Rounding to more than a cent, and limits met by a cent, may multiply a rounding: not what is meant here. */
function isSplittable({ input }: Case): boolean {
  const sequences = new Set((input.offers ?? []).map(({ sequence = 100 }) => sequence));
  const whole = (input.offers ?? []).every(({ terms, ...offer }) => !offer.exclusive && terms.style !== "transaction");
  return (input.policies?.rounding?.multiple ?? 1) === 1 && sequences.size === 1 && whole;
}

function splitIntoUnits({ input, basket }: Case): Case {
  const lines = basket.lines.flatMap((line) =>
    Number.isInteger(line.quantity)
      ? Array.from({ length: line.quantity }, (_, unit) => ({ ...line, lineId: `${line.lineId}.${unit}`, quantity: 1 }))
      : [line],
  );
  return { input, basket: { ...basket, lines } };
}

/** Within one sequence and resolution more offers are more to choose from; transaction rules come after the line rules and are left out. */
function inOneSequence({ input, basket: given }: Case): Case {
  // A person's percentage is of what the offers leave: where they shift a discount to that line, less of it is left for the person.
  const { manualDiscounts: _whole, ...basket } = given;
  const lines = basket.lines.map(({ manualDiscounts: _own, ...line }) => line);
  const offers = (input.offers ?? [])
    .filter(({ terms }) => terms.style !== "transaction")
    .map(({ sequence: _sequence, resolution: _resolution, ...offer }) => offer);
  return { input: { ...input, offers }, basket: { ...basket, lines } };
}
