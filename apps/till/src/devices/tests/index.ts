import type { Till } from "../../till.ts";
import { cameraTest } from "./camera.ts";
import type { DeviceTest } from "./device-test.ts";
import { scaleTest } from "./scale.ts";
import { terminalTest } from "./terminal.ts";

export type { DeviceTest, DeviceTestResult } from "./device-test.ts";

/** The devices of this till, in the order of the configuration screen. */
export function deviceTests(till: Till): DeviceTest[] {
  const { payment, scale } = till.settings.get();
  return [terminalTest(payment.terminal, till.terminal.simulator), scaleTest(scale), cameraTest()];
}
