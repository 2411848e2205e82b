import { printBridge } from "@counterfoil/contracts";
import { PATIENCE_MS, type PrinterChoice, type PrintFault, type Send } from "./printer-choice.ts";

type BridgeChoice = Extract<PrinterChoice, { way: "bridge" }>;

const faults: Record<number, PrintFault> = {
  401: "bridgeRefused",
  403: "bridgeRefused",
  409: "noPaper",
  502: "printerOff",
  504: "noAnswer",
};

/** To the program on this device that speaks to a printer in the network. */
export function sendToBridge({ token }: BridgeChoice, address: string = printBridge.address): Send {
  return async (bytes) => {
    try {
      const answer = await fetch(`${address}/print`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
        body: bytes,
        signal: AbortSignal.timeout(PATIENCE_MS + 2000),
      });
      return answer.ok ? undefined : (faults[answer.status] ?? "printerOff");
    } catch {
      return "bridgeOff";
    }
  };
}
