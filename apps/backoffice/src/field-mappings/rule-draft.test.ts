import type { FieldRule } from "@counterfoil/contracts";
import { expect, test } from "vitest";
import { draftOf, missingIn, ruleOf } from "./rule-draft.ts";

test.each<FieldRule | undefined>([
  undefined,
  { constant: "ARTN" },
  { constant: "KUND", when: "transaction.customerId" },
  { source: "tax.code", lookup: "tax" },
  { source: "transaction.cashierName", cut: true, default: "nobody" },
])("%j opens in the form and comes out the same", (rule) => {
  expect(ruleOf(draftOf(rule))).toEqual(rule);
});

test("what is typed for the other origin does not stay", () => {
  expect(ruleOf({ ...draftOf({ source: "tax.code", lookup: "tax" }), origin: "constant", constant: "A1" })).toEqual({
    constant: "A1",
  });
});

test("a rule without its origin is not one yet", () => {
  expect(missingIn({ ...draftOf(undefined), origin: "source" })).toBe("source");
  expect(missingIn({ ...draftOf(undefined), origin: "constant" })).toBe("constant");
  expect(missingIn(draftOf(undefined))).toBeUndefined();
});
