import type { PaperPart } from "@counterfoil/ui/paper-parts";
import { type RollLine, rollLines } from "./roll.ts";

/** A letter is 12 dots wide, on every printer that speaks ESC/POS. */
const DOTS = 12;
/** Of Code 128 without its quiet zones: 11 modules a sign, and start, check and stop. */
const modulesOf = (code: string) => 11 * code.length + 35;

/** A picture as dots, at most so many wide; undefined: it cannot be drawn. */
export type Draw = (address: string, mostDots: number) => Promise<ImageData | undefined>;

/** What a receipt printer has to hear to print a paper and to cut it off. */
export async function encodePaper(parts: readonly PaperPart[], columns: number, draw: Draw): Promise<Uint8Array> {
  const encoder = await openEncoder(columns);
  encoder.initialize().codepage("auto");
  for (const line of rollLines(parts, columns)) await encodeLine(encoder, line, columns, draw);
  return encoder.cut("partial").encode();
}

/** The pulse that opens the drawer on the printer's first socket. */
export async function encodeDrawer(): Promise<Uint8Array> {
  const encoder = await openEncoder(32);
  return encoder.initialize().pulse(0, 100, 500).encode();
}

type Encoder = Awaited<ReturnType<typeof openEncoder>>;

/** Loaded when something is printed for the first time: its code pages are the larger part of it. */
async function openEncoder(columns: number) {
  const { default: ReceiptPrinterEncoder } = await import("@point-of-sale/receipt-printer-encoder");
  return new ReceiptPrinterEncoder({ language: "esc-pos", columns, feedBeforeCut: 4, imageMode: "raster" });
}

async function encodeLine(encoder: Encoder, line: RollLine, columns: number, draw: Draw): Promise<void> {
  if (line.kind === "cut") encoder.cut("partial");
  if (line.kind === "qr") encoder.align("center").qrcode(line.code, { size: 5 }).align("left");
  if (line.kind === "picture") {
    const picture = await draw(line.address, columns * DOTS);
    if (picture) encoder.align("center").image(picture, picture.width, picture.height, "atkinson").align("left");
  }
  if (line.kind === "bars") {
    const width = modulesOf(line.code) * 2 <= columns * DOTS ? 1 : undefined;
    // Too wide for the paper even so: by hand then.
    if (width) encoder.align("center").barcode(line.code, "code128", { width, height: 60, text: true }).align("left");
    else encoder.line(line.code);
  }
  if (line.kind !== "line") return;
  const { text, strong = false, tall = false, wide = false } = line;
  encoder
    .bold(strong)
    .size(wide ? 2 : 1, tall ? 2 : 1)
    .line(text)
    .size(1, 1)
    .bold(false);
}
