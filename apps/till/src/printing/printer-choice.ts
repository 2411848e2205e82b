import type { PaperPart } from "@counterfoil/ui/paper-parts";

/** Where papers of this device come out. It is the device's own, since a browser lends a USB or serial port to one device only. */
export type PrinterChoice =
  /** As pages, by the browser's own dialog. */
  | { way: "browser" }
  | ({ way: "usb"; name: string } & PortNumbers & HasDrawer)
  | ({ way: "serial"; baudRate: number } & Partial<PortNumbers> & HasDrawer)
  /** A printer in the network, which no browser reaches: a small program on this device does (tools/print-bridge.ts). */
  | ({ way: "bridge"; token: string } & HasDrawer);

/** Whose make it is, by which a port that was lent is known again. */
type PortNumbers = { vendorId: number; productId: number };
/** A drawer hangs on it. */
type HasDrawer = { drawer: boolean };

export type PrinterWay = PrinterChoice["way"];

export const byBrowser: PrinterChoice = { way: "browser" };

/** Why nothing was printed. */
export type PrintFault =
  | "notConnected"
  | "inUse"
  | "noAnswer"
  | "bridgeOff"
  | "bridgeRefused"
  | "printerOff"
  | "noPaper"
  /** The till went away while it printed. */
  | "interrupted"
  | "notEncoded";

/** `name`: the receipt's number, or what else it is called. */
export type Paper = { name: string; parts: PaperPart[] };
/** A paper that did not come out, whole, so that it can be printed when the printer is there again. */
export type Unprinted = Paper & { id: string; at: string; fault: PrintFault | "printing" };

/** Sends what a printer has to hear; undefined: it was taken. */
export type Send = (bytes: Uint8Array<ArrayBuffer>) => Promise<PrintFault | undefined>;

/** A whole receipt takes two seconds; a printer without paper takes nothing more. */
export const PATIENCE_MS = 10_000;

/** What comes first: the work, or the end of patience; then the line is closed, whatever is still on it. */
export async function within(ms: number, work: Promise<unknown>): Promise<"done" | "failed" | "late"> {
  const { promise, resolve } = Promise.withResolvers<"late">();
  const timer = setTimeout(() => resolve("late"), ms);
  const done = work.then(
    () => "done" as const,
    () => "failed" as const,
  );
  return Promise.race([done, promise]).finally(() => clearTimeout(timer));
}
