import { expect, it } from "vitest";
import { numbersIn } from "./product-groups.ts";

it("takes article numbers from a pasted column, each once", () => {
  expect(numbersIn("85123A\n22086; 71053\t22086,\r\n 84029G ")).toEqual(["85123A", "22086", "71053", "84029G"]);
  expect(numbersIn(" \n")).toEqual([]);
});
