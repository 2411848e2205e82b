import type { PrinterChoice, Send } from "./printer-choice.ts";
import { sendBySerial } from "./send-by-serial.ts";
import { sendByUsb } from "./send-by-usb.ts";
import { sendToBridge } from "./send-to-bridge.ts";

/** Undefined: the browser prints by itself. */
export function sendBy(choice: PrinterChoice): Send | undefined {
  switch (choice.way) {
    case "browser":
      return undefined;
    case "usb":
      return sendByUsb(choice);
    case "serial":
      return sendBySerial(choice);
    case "bridge":
      return sendToBridge(choice);
  }
}
