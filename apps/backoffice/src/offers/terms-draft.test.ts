import { expect, test } from "vitest";
import { blankReward } from "./reward-draft.ts";
import { blankTarget } from "./target-draft.ts";
import { blankTerms, withStyle } from "./terms-draft.ts";

test("another style begins as it usually does", () => {
  const every = blankTerms("nth");
  expect(withStyle(every, "buyGet")).toEqual(blankTerms("buyGet"));
  expect(withStyle(every, "set").reward).toEqual({ kind: "setPrice", figure: "" });
  expect(withStyle(every, "transaction")).toMatchObject({ goods: { kind: "all" }, reward: { figure: "" } });
});

test("what somebody typed stays, unless the style has no such reward", () => {
  const goods = { ...blankTarget("group"), group: "TEA" };
  const typed = { ...blankTerms("nth"), goods, quantity: "4", reward: blankReward("unitPrice", "1.00") };
  expect(withStyle(typed, "simple")).toMatchObject({ style: "simple", goods, quantity: "4", reward: typed.reward });
  expect(withStyle(typed, "transaction")).toMatchObject({ goods, reward: { kind: "percentOff", figure: "" } });
});
