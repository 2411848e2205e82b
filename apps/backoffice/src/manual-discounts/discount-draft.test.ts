import { formatsFor } from "@counterfoil/ui";
import { expect, test } from "vitest";
import { draftOf, rulesOf } from "./discount-draft.ts";

const rules = {
  reasons: [{ code: "DAMAGED", names: { en: "Damaged", de: "Beschädigt" } }],
  limits: [
    { role: "cashier", maxPercent: 7.5 },
    { role: "storeManager", maxPercent: 100 },
  ],
};

test("rules come out of the form as they went in, in German, too", () => {
  const formats = formatsFor("de-DE");
  expect(draftOf(rules, formats).limits[0]).toEqual({ role: "cashier", maxPercent: "7,5" });
  expect(rulesOf(draftOf(rules, formats), formats)).toEqual({ rules, problems: [] });
});

test("what cannot be meant is named", () => {
  const draft = {
    limits: [
      { role: "cashier", maxPercent: "101" },
      { role: "cashier", maxPercent: "" },
    ],
    reasons: [
      { code: "a", en: "A", de: "" },
      { code: "A ", en: "", de: "" },
    ],
  };
  expect(rulesOf(draft, formatsFor("en-GB")).problems).toEqual(["percent", "roleTwice", "reason", "reasonTwice"]);
});
