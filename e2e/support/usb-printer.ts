import type { Page } from "playwright-core";

type Plugged = { printedPapers: number[][] };

/** A receipt printer at the end of a USB cable, as WebUSB shows one: it takes whatever it is sent. To be called before the page is opened. */
export async function plugInPrinter(page: Page): Promise<{ papers(): Promise<string[]> }> {
  await page.addInitScript(() => {
    const papers: number[][] = [];
    const out = { endpointNumber: 1, direction: "out", type: "bulk" };
    const device = {
      ...{ vendorId: 1208, productId: 514, productName: "Printer of the test" },
      configuration: { interfaces: [{ interfaceNumber: 0, alternate: { interfaceClass: 7, endpoints: [out] } }] },
      open: async () => void papers.push([]),
      close: async () => undefined,
      claimInterface: async () => undefined,
      transferOut: async (_endpoint: number, data: Uint8Array) => {
        papers.at(-1)?.push(...data);
        return { status: "ok" };
      },
    };
    const usb = { requestDevice: async () => device, getDevices: async () => [device] };
    Object.defineProperty(navigator, "usb", { value: usb });
    Object.assign(globalThis, { printedPapers: papers });
  });
  return {
    /** Their letters; what is none is left out, but for the pulse of the drawer. */
    papers: async () => {
      const all = await page.evaluate(() => (globalThis as unknown as Plugged).printedPapers);
      return all.map(readable);
    },
  };
}

const PULSE = "\u001bp\u0000";

const readable = (bytes: number[]) =>
  String.fromCharCode(...bytes)
    .replaceAll(PULSE, "(drawer)")
    .replace(/[^\n -~]/g, "");
