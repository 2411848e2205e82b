import { completeTillSettings } from "@counterfoil/contracts";
import { expect, it } from "vitest";
import { TillDatabase } from "../../ledger/index.ts";
import { observable } from "../../observable.ts";
import type { PrinterChoice, PrintFault } from "../../printing/index.ts";
import { TerminalSilent } from "../../terminal/card-terminal.ts";
import { displayTest } from "./display.ts";
import { drawerTest, printerTest } from "./printer.ts";
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

const usb: PrinterChoice = { way: "usb", name: "TM-T20", vendorId: 1208, productId: 514, drawer: true };

function tillWith(choice: PrinterChoice, fault?: PrintFault, mayOpen = true) {
  const done: unknown[] = [];
  const print = async (parts: unknown) => {
    done.push(parts);
    return fault;
  };
  const till = {
    printer: { choice: observable(choice), test: print, openDrawer: () => print("pulse") },
    configuration: observable({ tillId: "1010-01", store: { name: "London" } }),
    settings: observable(completeTillSettings()),
    rights: { ask: async () => (mayOpen ? { by: "p1", reason: "CHANGE" } : undefined) },
    note: (...noted: unknown[]) => done.push(noted),
    database: new TillDatabase("device-tests"),
  };
  return { till: till as unknown as Parameters<typeof printerTest>[0], done };
}
const choose = () => undefined;

it("prints a paper by the printer of this device, and says what is wrong with it", async () => {
  const { till, done } = tillWith(usb);
  expect(await printerTest(till, choose).run?.()).toEqual({ well: true, key: "printer.tested" });
  expect(JSON.stringify(done)).toContain("London 1010-01");
  const empty = printerTest(tillWith(usb, "noPaper").till, choose);
  expect([empty.setAs, await empty.run?.()]).toEqual(["printerWay.usb", { well: false, key: "printFault.noPaper" }]);
  expect(printerTest(tillWith({ way: "browser" }).till, choose)).not.toHaveProperty("run");
});

it("opens the drawer by right and with a word in the journal", async () => {
  const { till, done } = tillWith(usb);
  expect(await drawerTest(till).run?.()).toEqual({ well: true, key: "deviceTest.drawer" });
  expect(done).toEqual([["drawerOpened", { reason: "CHANGE" }], "pulse"]);
  const refused = tillWith(usb, undefined, false);
  expect(await drawerTest(refused.till).run?.()).toEqual({ well: false, key: "printFault.notAllowed" });
  expect(refused.done).toEqual([]);
  const without = tillWith({ ...usb, drawer: false } as PrinterChoice).till;
  expect(drawerTest(without)).toEqual({ device: "drawer", setAs: "deviceSet.noDrawer" });
});

it("a display says by itself that it shows the test", async () => {
  const display = (there: boolean) => ({ open: async () => there, test: async () => there });
  expect(await displayTest(display(true), true).run?.()).toEqual({ well: true, key: "deviceTest.display" });
  const none = displayTest(display(false), false);
  expect([none.setAs, await none.run?.(), await none.choose?.act()]).toEqual([
    "deviceSet.display",
    { well: false, key: "deviceTest.noDisplay" },
    { well: false, key: "display.blocked" },
  ]);
});
