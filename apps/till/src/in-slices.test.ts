import { expect, it } from "vitest";
import { inSlices } from "./in-slices.ts";

it("lets others have their turn between two slices, and answers what the work comes to", async () => {
  const order: string[] = [];
  function* work() {
    for (let step = 0; step < 4; step += 1) {
      order.push("step");
      const until = performance.now() + 20;
      while (performance.now() < until);
      yield;
    }
    return "done";
  }
  const scan = setInterval(() => order.push("scan"), 1);
  expect(await inSlices(work())).toBe("done");
  clearInterval(scan);
  expect(order.filter((one) => one === "step")).toHaveLength(4);
  expect(order.slice(0, 4)).toEqual(["step", "scan", "step", "scan"]);
});
