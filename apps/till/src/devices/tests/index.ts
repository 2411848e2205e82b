import type { Till } from "../../till.ts";
import { cameraTest } from "./camera.ts";
import type { DeviceTest } from "./device-test.ts";
import { displayTest } from "./display.ts";
import { drawerTest, printerTest } from "./printer.ts";
import { scaleTest } from "./scale.ts";
import { terminalTest } from "./terminal.ts";

export type { DeviceTest, DeviceTestResult } from "./device-test.ts";

/** The devices of this till, in the order of the configuration screen. `choosePrinter`: shows the ways to one. */
export function deviceTests(till: Till, choosePrinter: () => void): DeviceTest[] {
  const { payment, scale, display } = till.settings.get();
  return [
    printerTest(till, choosePrinter),
    drawerTest(till),
    displayTest(till.display, display.opensItself),
    terminalTest(payment.terminal, till.terminal.simulator),
    scaleTest(scale),
    cameraTest(),
  ];
}
