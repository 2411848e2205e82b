import { PATIENCE_MS, type PrinterChoice, type Send, within } from "./printer-choice.ts";

type UsbChoice = Extract<PrinterChoice, { way: "usb" }>;
type Endpoint = { endpointNumber: number; direction: "in" | "out"; type: string };
type Side = { interfaceClass: number; endpoints: Endpoint[] };
/** The part of WebUSB that is used; TypeScript's own library does not know it yet. */
export type UsbDevice = {
  vendorId: number;
  productId: number;
  productName?: string;
  configuration: { interfaces: { interfaceNumber: number; alternate: Side }[] } | null;
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(number: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  transferOut(endpoint: number, data: Uint8Array<ArrayBuffer>): Promise<{ status?: string }>;
};
type Usb = {
  getDevices(): Promise<UsbDevice[]>;
  requestDevice(wish: { filters: { classCode: number }[] }): Promise<UsbDevice>;
};
const usbOf = () => (navigator as Navigator & { usb?: Usb }).usb;

const PRINTERS = 7;
/** Some printers lose what comes in one piece larger than their buffer. */
const PIECE = 4096;

export const canUseUsb = () => usbOf() !== undefined;

/** The browser asks which one; from then on the till may use it. Undefined: nobody chose one. */
export async function chooseUsb(): Promise<UsbChoice | undefined> {
  const device = await usbOf()
    ?.requestDevice({ filters: [{ classCode: PRINTERS }] })
    .catch(() => undefined);
  if (!device) return undefined;
  const { vendorId, productId, productName = "USB" } = device;
  return { way: "usb", vendorId, productId, name: productName, drawer: true };
}

/** Opened for each paper and given back, so that another tab or program may print as well. */
export function sendByUsb(
  { vendorId, productId }: UsbChoice,
  devices = () => usbOf()?.getDevices(),
  patienceMs = PATIENCE_MS,
): Send {
  return async (bytes) => {
    const known = (await devices()) ?? [];
    const device = known.find((each) => each.vendorId === vendorId && each.productId === productId);
    if (!device) return "notConnected";
    try {
      await device.open();
      if (!device.configuration) await device.selectConfiguration(1);
      const side = printerSideOf(device);
      if (!side) return "notConnected";
      await device.claimInterface(side.number);
      const outcome = await within(patienceMs, transfer(device, side.endpoint, bytes));
      return outcome === "done" ? undefined : outcome === "late" ? "noAnswer" : "notConnected";
    } catch {
      return "inUse";
    } finally {
      await device.close().catch(() => undefined);
    }
  };
}

function printerSideOf({ configuration }: UsbDevice) {
  for (const { interfaceNumber, alternate } of configuration?.interfaces ?? []) {
    const out = alternate.endpoints.find(({ direction, type }) => direction === "out" && type === "bulk");
    if (alternate.interfaceClass === PRINTERS && out) return { number: interfaceNumber, endpoint: out.endpointNumber };
  }
  return undefined;
}

async function transfer(device: UsbDevice, endpoint: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  for (let from = 0; from < bytes.length; from += PIECE) {
    const { status } = await device.transferOut(endpoint, bytes.slice(from, from + PIECE));
    if (status !== "ok") throw new Error(`the printer answered ${status}`);
  }
}
