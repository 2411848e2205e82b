import { openDrawer } from "../../cash/index.ts";
import { testPaper } from "../../printing/index.ts";
import type { Till } from "../../till.ts";
import type { DeviceTest, DeviceTestResult } from "./device-test.ts";

type Ground = Pick<Till, "printer" | "configuration" | "settings" | "rights" | "note" | "database">;

/** `choose`: shows the ways to a printer. */
export function printerTest(till: Ground, choose: () => void): DeviceTest {
  const { way } = till.printer.choice.get();
  const act = () => void choose();
  const known = { device: "printer", setAs: `printerWay.${way}`, choose: { key: "devices.choose", act } };
  // The browser's own dialog shows what it can print on.
  if (way === "browser") return known;
  return { ...known, run: async () => resultOf(await till.printer.test(testPaper(till)), "printer.tested") };
}

export function drawerTest(till: Ground): DeviceTest {
  const choice = till.printer.choice.get();
  if (choice.way === "browser" || !choice.drawer) return { device: "drawer", setAs: "deviceSet.noDrawer" };
  return {
    device: "drawer",
    setAs: "deviceSet.drawer",
    run: async () => resultOf(await openDrawer(till), "deviceTest.drawer"),
  };
}

const resultOf = (fault: string | undefined, well: string): DeviceTestResult =>
  fault ? { well: false, key: `printFault.${fault}` } : { well: true, key: well };
