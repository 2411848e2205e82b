import { PATIENCE_MS, type PrinterChoice, type Send, within } from "./printer-choice.ts";

type SerialChoice = Extract<PrinterChoice, { way: "serial" }>;
type Info = { usbVendorId?: number; usbProductId?: number };
/** The part of Web Serial that is used; TypeScript's own library does not know it yet. */
export type SerialPort = {
  writable: WritableStream<Uint8Array> | null;
  getInfo(): Info;
  open(options: { baudRate: number }): Promise<void>;
  close(): Promise<void>;
};
type Serial = { getPorts(): Promise<SerialPort[]>; requestPort(): Promise<SerialPort> };
const serialOf = () => (navigator as Navigator & { serial?: Serial }).serial;

export const baudRates = [9600, 19_200, 38_400, 57_600, 115_200] as const;

/** The browser asks which port; from then on the till may use it. Undefined: nobody chose one. */
export async function chooseSerial(baudRate: number): Promise<SerialChoice | undefined> {
  const port = await serialOf()
    ?.requestPort()
    .catch(() => undefined);
  if (!port) return undefined;
  const { usbVendorId: vendorId, usbProductId: productId } = port.getInfo();
  const numbers = vendorId === undefined || productId === undefined ? {} : { vendorId, productId };
  return { way: "serial", baudRate, drawer: true, ...numbers };
}

/** Whether a port is the printer's: the scale must not take it, nor the printer the scale's. */
export const isPortOf = ({ vendorId, productId }: SerialChoice, port: Pick<SerialPort, "getInfo">) => {
  const { usbVendorId, usbProductId } = port.getInfo();
  return usbVendorId === vendorId && usbProductId === productId;
};

export function sendBySerial(
  choice: SerialChoice,
  ports = () => serialOf()?.getPorts(),
  patienceMs = PATIENCE_MS,
): Send {
  return async (bytes) => {
    const port = ((await ports()) ?? []).find((each) => isPortOf(choice, each));
    if (!port) return "notConnected";
    try {
      await port.open({ baudRate: choice.baudRate });
    } catch {
      return "inUse";
    }
    const writer = port.writable?.getWriter();
    const outcome = writer ? await within(patienceMs, write(writer, bytes)) : "failed";
    // A line that is held back by the printer cannot be closed before what waits on it was given up.
    if (outcome !== "done") await within(1000, writer?.abort() ?? Promise.resolve());
    writer?.releaseLock();
    await within(1000, port.close());
    return outcome === "done" ? undefined : outcome === "late" ? "noAnswer" : "notConnected";
  };
}

async function write(writer: WritableStreamDefaultWriter<Uint8Array>, bytes: Uint8Array): Promise<void> {
  await writer.write(bytes);
  await writer.ready;
}
