import { expect, it } from "vitest";
import { TerminalSilent } from "../../terminal/card-terminal.ts";
import { scaleTest } from "./scale.ts";
import { terminalTest } from "./terminal.ts";

it("a weight that is typed leaves nothing to test, a terminal beside the till neither", () => {
  const ask = () => Promise.reject(new Error("nobody asks it"));
  expect(scaleTest({ driver: "typed", baudRate: 9600 })).toEqual({ device: "scale", setAs: "scaleDriver.typed" });
  expect(terminalTest("byHand", { ask })).toEqual({ device: "terminal", setAs: "terminalDriver.byHand" });
});

it("a scale is asked until it has come to rest", async () => {
  const result = await scaleTest({ driver: "simulator", baudRate: 9600 }).run?.();
  expect(result).toEqual({ well: true, key: "deviceTest.weight", values: { grams: expect.any(Number) } });
});

it("a scale without a port is not connected", async () => {
  const result = await scaleTest({ driver: "sics", baudRate: 9600 }).run?.();
  expect(result).toEqual({ well: false, key: "scaleTest.notConnected" });
});

it("a terminal is asked for a payment that never was, and by another key each time", async () => {
  const asked: string[] = [];
  const ask = async (key: string) => {
    asked.push(key);
    return { outcome: "unheard" } as const;
  };
  const { run } = terminalTest("simulator", { ask });
  expect(await run?.()).toEqual({ well: true, key: "deviceTest.terminal" });
  await run?.();
  expect(new Set(asked).size).toBe(2);
});

it("a terminal that does not answer has failed the test", async () => {
  const { run } = terminalTest("simulator", { ask: () => Promise.reject(new TerminalSilent()) });
  expect(await run?.()).toEqual({ well: false, key: "deviceTest.terminalSilent" });
});
