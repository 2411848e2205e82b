import { expect, test } from "vitest";
import { conditionOf, type Target } from "./targets.ts";

const target: Target = {
  targetId: "GK",
  name: "GK",
  url: "https://gk.example.org/idocinbound",
  auth: { kind: "basic", user: "u" },
  stores: ["1010"],
  mode: "delta",
  active: true,
  book: 7,
  prices: 10,
  promotions: 2,
  waiting: 0,
  refused: 0,
};

test.each([
  [{}, 7, "current"],
  [{}, 8, "behind"],
  [{ waiting: 2 }, 8, "waiting"],
  [{ waiting: 2, refused: 1 }, 8, "refused"],
  [{ active: false, refused: 1 }, 8, "off"],
] as const)("%j at book %i is %s", (facts, currentBook, condition) => {
  expect(conditionOf({ ...target, ...facts }, currentBook)).toBe(condition);
});
