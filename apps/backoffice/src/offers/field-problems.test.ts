import type { Offer } from "@counterfoil/pricing";
import { describe, expect, test } from "vitest";
import { refusedPointer, stillThere, wrongAt } from "./field-problems.ts";

const problem = (field: string, text: string, blocking = true) => ({ field, text, blocking });
const offer = (articles: string[], validTo = "2026-12-24T23:59:59"): Offer => ({
  offerId: "OF-000001",
  name: "Lanterns",
  validFrom: "2026-12-01T00:00:00",
  validTo,
  terms: { style: "simple", get: { articles }, reward: { percentOff: 20 } },
});

describe("what is wrong at a field", () => {
  const wrong = wrongAt(
    ["/name"],
    [
      problem("/terms/get/articles/1", "There is no article 999."),
      problem("/terms/get/articles/2", "There is no article 998."),
      problem("/exclusive", "The offer meets no other one.", false),
      problem("", "The engine refuses it."),
    ],
  );

  test.each([
    ["/name", true],
    ["/terms/get/articles", "There is no article 999. There is no article 998."],
    ["/terms/get/articles/1", "There is no article 999."],
    ["/terms/get/art", false],
    ["/terms/reward/percentOff", false],
    ["/exclusive", false],
  ])("%s: %s", (field, expected) => expect(wrong(field)).toBe(expected));
});

describe("a problem of what is saved", () => {
  const found = [
    problem("/validTo", "The offer is over already."),
    problem("/terms/get/articles/1", "No article 999."),
  ];
  const saved = offer(["85123A", "999"]);

  test("stays while nothing is changed", () =>
    expect(stillThere(found, saved, offer(["85123A", "999"]))).toEqual(found));
  test("goes with a change of its own field, and no other", () => {
    expect(stillThere(found, saved, offer(["85123A", "999"], "2027-01-31T23:59:59"))).toEqual([found[1]]);
    expect(stillThere(found, saved, offer(["85123A"]))).toEqual([found[0]]);
  });
});

test.each([
  ["/body/offer/terms/every", "/terms/every"],
  ["/body/offerId", "/offerId"],
  ["/body", ""],
  [undefined, undefined],
])("a request refused at %s is refused at %s of the offer", (where, field) =>
  expect(refusedPointer(where)).toBe(field),
);
