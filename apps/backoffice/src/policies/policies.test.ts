import { expect, test } from "vitest";
import { draftOf, policiesOf } from "./policies.ts";

const defaults = {
  tax: { prices: "gross", rounding: "line" },
  rounding: { of: "discount", mode: "halfUp", multiple: 1 },
  remainder: "largest",
  thresholds: "reached",
  returns: "prorated",
};

test("what nobody has set is shown as its default and saved in full", () => {
  expect(policiesOf(draftOf({}))).toEqual({ policies: defaults, wrong: [] });
});

test("what is set comes back as it was", () => {
  const set = {
    tax: { prices: "net", rounding: "document" },
    rounding: { of: "price", mode: "down", multiple: 5 },
    remainder: "last",
    thresholds: "regular",
    returns: "reprice",
    maxNodes: 5000,
  } as const;
  expect(policiesOf(draftOf(set)).policies).toEqual(set);
});

test("figures that are none are named", () => {
  const draft = { ...draftOf({}), multiple: "0", maxNodes: "many" };
  expect(policiesOf(draft).wrong).toEqual(["multiple", "maxNodes"]);
});
