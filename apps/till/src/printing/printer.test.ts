import "fake-indexeddb/auto";
import { completeTillSettings } from "@counterfoil/contracts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readSetting, TillDatabase } from "../ledger/index.ts";
import { observable } from "../observable.ts";
import { openPrinter } from "./printer.ts";
import type { PrinterChoice, PrintFault, Send } from "./printer-choice.ts";
import { sendBySerial } from "./send-by-serial.ts";
import { sendByUsb, type UsbDevice } from "./send-by-usb.ts";

let database: TillDatabase;
let made = 0;
beforeEach(() => {
  made += 1;
  database = new TillDatabase(`printer-${made}`);
});
afterEach(() => database.delete());

const usb: PrinterChoice = { way: "usb", name: "TM-T20", vendorId: 1208, productId: 514, drawer: true };
const paper = (name: string) => ({ name, parts: [{ kind: "text" as const, text: name }] });

async function printerThat(answers: (PrintFault | undefined)[], choice = usb) {
  const heard: string[] = [];
  const send: Send = async (bytes) => {
    heard.push(new TextDecoder().decode(bytes));
    return answers.shift();
  };
  const settings = observable(completeTillSettings());
  const open = () => openPrinter({ database, settings, sendBy: () => send, draw: async () => undefined });
  const printer = await open();
  await printer.choose(choice);
  return { printer, heard, open };
}

it("keeps what did not come out over a reload, and prints it as it was meant, oldest first", async () => {
  const { printer, heard, open } = await printerThat(["noPaper", "printerOff", undefined, undefined]);
  expect(await Promise.all([printer.print(paper("1010-01-000001")), printer.print(paper("1010-01-000002"))])).toEqual([
    "noPaper",
    "printerOff",
  ]);
  expect(printer.fault.get()).toBe("printerOff");
  await expect
    .poll(async () => (await readSetting(database, "unprinted"))?.map(({ fault }) => fault))
    .toEqual(["noPaper", "printerOff"]);
  const again = await open();
  expect(again.choice.get()).toEqual(usb);
  expect(again.unprinted.get().map(({ name }) => name)).toEqual(["1010-01-000001", "1010-01-000002"]);
  expect(await again.printAgain()).toBeUndefined();
  expect(again.unprinted.get()).toEqual([]);
  expect(heard.slice(2).map((text) => /1010-01-00000\d/.exec(text)?.[0])).toEqual(["1010-01-000001", "1010-01-000002"]);
});

it("knows of a paper that was on its way when the till was closed", async () => {
  const settings = observable(completeTillSettings());
  const never: Send = () => new Promise(() => undefined);
  const open = () => openPrinter({ database, settings, sendBy: () => never, draw: async () => undefined });
  const printer = await open();
  void printer.print(paper("1010-01-000003"));
  await expect.poll(() => readSetting(database, "unprinted")).toHaveLength(1);
  expect((await open()).unprinted.get()).toMatchObject([{ name: "1010-01-000003", fault: "interrupted" }]);
});

it("stops at the first that fails again, and forgets what nobody needs", async () => {
  const { printer, heard } = await printerThat(["noPaper", "noPaper", "noPaper"]);
  await printer.print(paper("a"));
  await printer.print(paper("b"));
  expect(await printer.printAgain()).toBe("noPaper");
  expect(heard).toHaveLength(3);
  for (const { id } of printer.unprinted.get()) printer.forget(id);
  expect(printer.unprinted.get()).toEqual([]);
});

it("opens the drawer where one hangs on the printer, and never in training", async () => {
  const { printer, heard } = await printerThat([]);
  await printer.openDrawer();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toContain("\u001bp\u0000");
  await printer.choose({ ...usb, drawer: false } as PrinterChoice);
  await printer.openDrawer();
  await printer.choose({ way: "browser" });
  await printer.openDrawer();
  await printer.choose(usb);
  database.training = [];
  await printer.openDrawer();
  await printer.print(paper("T000001"));
  expect(heard).toHaveLength(2);
  expect(await readSetting(database, "unprinted")).toBeUndefined();
});

/** A printer at the end of a USB cable. */
function usbDevice(more: Partial<UsbDevice> = {}) {
  const taken: number[] = [];
  const asked: string[] = [];
  const out = { endpointNumber: 2, direction: "out" as const, type: "bulk" };
  const device: UsbDevice = {
    ...{ vendorId: 1208, productId: 514, productName: "TM-T20" },
    configuration: { interfaces: [{ interfaceNumber: 3, alternate: { interfaceClass: 7, endpoints: [out] } }] },
    open: async () => void asked.push("open"),
    close: async () => void asked.push("close"),
    selectConfiguration: async (number) => void asked.push(`configuration ${number}`),
    claimInterface: async (number) => void asked.push(`interface ${number}`),
    async transferOut(endpoint, data) {
      asked.push(`to ${endpoint}: ${data.length}`);
      taken.push(...data);
      return { status: "ok" };
    },
    ...more,
  };
  return { device, asked, taken };
}

it("prints by USB in pieces, and gives the printer back", async () => {
  const { device, asked, taken } = usbDevice();
  const bytes = Uint8Array.from({ length: 5000 }, (_byte, position) => position % 256);
  expect(await sendByUsb(usb as never, async () => [device])(bytes)).toBeUndefined();
  expect(asked).toEqual(["open", "interface 3", "to 2: 4096", "to 2: 904", "close"]);
  expect(taken).toEqual([...bytes]);
});

it("says why nothing came out by USB", async () => {
  const one = new Uint8Array(1);
  const send = (device: UsbDevice | undefined) =>
    sendByUsb(usb as never, async () => (device ? [device] : []), 10)(one);
  expect(await send(undefined)).toBe("notConnected");
  expect(await send(usbDevice({ open: () => Promise.reject(new Error("Access denied")) }).device)).toBe("inUse");
  const late = usbDevice({ transferOut: () => new Promise(() => undefined) });
  expect(await send(late.device)).toBe("noAnswer");
  expect(late.asked.at(-1)).toBe("close");
});

it("prints by serial port, by the one that was chosen, and closes it even when the printer holds it back", async () => {
  const written: number[] = [];
  const asked: string[] = [];
  const portOf = (usbProductId: number, write: (bytes: Uint8Array) => Promise<void>) => ({
    writable: new WritableStream<Uint8Array>({ write }),
    getInfo: () => ({ usbVendorId: 1, usbProductId }),
    open: async ({ baudRate }: { baudRate: number }) => void asked.push(`open ${usbProductId} ${baudRate}`),
    close: async () => void asked.push("close"),
  });
  const choice = { way: "serial", baudRate: 38_400, vendorId: 1, productId: 8, drawer: true } as const;
  const scale = portOf(7, async () => undefined);
  const printer = portOf(8, async (bytes) => void written.push(...bytes));
  expect(await sendBySerial(choice, async () => [scale, printer])(Uint8Array.of(1, 2, 3))).toBeUndefined();
  expect([written, asked]).toEqual([
    [1, 2, 3],
    ["open 8 38400", "close"],
  ]);
  const stuck = portOf(8, () => new Promise(() => undefined));
  expect(await sendBySerial(choice, async () => [stuck], 10)(Uint8Array.of(1))).toBe("noAnswer");
  expect(asked.at(-1)).toBe("close");
  expect(await sendBySerial(choice, async () => [scale])(Uint8Array.of(1))).toBe("notConnected");
});
