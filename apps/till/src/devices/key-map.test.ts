import { initialKeys } from "@counterfoil/contracts";
import { expect, it } from "vitest";
import { keyMapOf } from "./key-map.ts";

it("knows keys as they come by their own names, and leaves all others alone", () => {
  const { nameOf, keyOf } = keyMapOf(initialKeys);
  expect(["F9", "Delete", "#", "Enter", "7"].map(nameOf)).toEqual(["F9", "Delete", "#", "Enter", "7"]);
  expect(keyOf("F9")).toBe("F9");
});

it("tells what was pressed by what screens know it as: paying with +, one more with F9", () => {
  const { nameOf, keyOf } = keyMapOf({ ...initialKeys, pay: "+", more: "F9" });
  expect([nameOf("+"), nameOf("F9")]).toEqual(["F9", "+"]);
  expect([keyOf("F9"), keyOf("+"), keyOf("Enter")]).toEqual(["+", "F9", "Enter"]);
});

it("makes nobody's of a key whose action moved away", () => {
  const { nameOf } = keyMapOf({ ...initialKeys, lock: "End" });
  expect([nameOf("F10"), nameOf("End")]).toEqual([undefined, "F10"]);
});

it("leaves an action without a key whose own a store gave away before the action came", () => {
  const { nameOf, keyOf } = keyMapOf({ ...initialKeys, help: "F9" });
  expect([nameOf("F9"), keyOf("F9"), keyOf("F1")]).toEqual(["F1", "", "F9"]);
});
