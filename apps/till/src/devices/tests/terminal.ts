import type { TillSettings } from "@counterfoil/contracts";
import type { CardTerminal } from "../../terminal/card-terminal.ts";
import type { DeviceTest } from "./device-test.ts";

export function terminalTest(
  set: TillSettings["payment"]["terminal"],
  terminal: Pick<CardTerminal, "ask">,
): DeviceTest {
  const known = { device: "terminal", setAs: `terminalDriver.${set}` };
  if (set === "byHand") return known;
  return {
    ...known,
    // Asked for a payment that never was: it answers, and no money moves.
    run: () =>
      terminal.ask(`test-${crypto.randomUUID()}`).then(
        () => ({ well: true, key: "deviceTest.terminal" }),
        () => ({ well: false, key: "deviceTest.terminalSilent" }),
      ),
  };
}
