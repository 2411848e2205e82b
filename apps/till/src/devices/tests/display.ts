import type { Display } from "../../display/index.ts";
import type { DeviceTest } from "./device-test.ts";

export function displayTest(display: Pick<Display, "open" | "test">, opensItself: boolean): DeviceTest {
  return {
    device: "display",
    setAs: opensItself ? "deviceSet.displayOpens" : "deviceSet.display",
    choose: {
      key: "devices.open",
      act: async () => ((await display.open()) ? undefined : { well: false, key: "display.blocked" }),
    },
    run: async () =>
      (await display.test()) ? { well: true, key: "deviceTest.display" } : { well: false, key: "deviceTest.noDisplay" },
  };
}
