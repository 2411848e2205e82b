import type { PaperSettings, Receipt } from "@counterfoil/contracts";
import { expect, test } from "vitest";
import type { PaperPart } from "./parts.ts";
import { receiptParts } from "./receipt-parts.ts";
import type { PaperGround } from "./transaction-parts.ts";

const tax = { code: "A1", rate: 20, base: 492, amount: 98 };
const receipt: Receipt = {
  ...{ kind: "receipt", id: "019ab000-0000-7000-8000-000000000001", number: "1010-01-000007", storeId: "1010" },
  ...{ tillId: "1010-01", cashierId: "p1", cashierName: "Carla", occurredAt: "2026-11-22T10:00:00.000Z" },
  ...{ businessDate: "2026-11-22", currency: "GBP", priceBook: 3, points: 1 },
  lines: [
    {
      ...{ lineId: "1", articleId: "MUG", text: "Mug", quantity: 3, unit: "PC", unitPrice: 295 },
      ...{ regularAmount: 885, amount: 540, tax },
      modifiers: [
        { promotionId: "P", ruleId: "R", sequence: 1, quantity: 3, base: 885, amount: -295, note: "3 for 2" },
        { promotionId: "T", ruleId: "T", sequence: 2, quantity: 3, base: 590, amount: -50, note: "x", prorated: true },
      ],
    },
  ],
  payments: [{ paymentId: "1", method: "CASH", amount: 540, tendered: 1000, change: 460 }],
  totals: { regular: 885, discount: 345, total: 540, net: 442, tax: 98, byTaxCode: [tax] },
  printedCoupons: [{ code: "NEXT", offerId: "N", count: 2, validDays: 1 }],
};

const settings: PaperSettings = {
  ...{ languages: [], header: ["Open till eight"], footer: [] },
  ...{ taxTable: true, promotions: true, barcode: true, linkDays: 90, linkOnPaper: false },
  ...{ columns: 48, everyReceipt: true },
};
const groundOf = (more: Partial<PaperSettings> = {}, also: Partial<PaperGround> = {}): PaperGround => ({
  company: { name: "Counterfoil Gifts Ltd" },
  store: { name: "London", addressLines: ["7 Lantern Yard"], timeZone: "Europe/London", taxNumber: "GB1" },
  paymentMethods: [{ code: "CASH", kind: "cash", names: { en: "Cash", de: "Bar" } }],
  settings: { ...settings, ...more },
  ...{ language: "en", nameOf: ({ note }) => note, duplicate: false, training: false },
  ...also,
});
const shown = (parts: readonly PaperPart[]): string[] =>
  parts.flatMap((part) => {
    if (part.kind === "row") return `${part.left} | ${part.right}`.replaceAll("\u00a0", " ");
    if (part.kind === "table") return [part.head, ...part.rows].map((row) => row.join(" "));
    if (part.kind === "slip") return ["(", ...shown(part.parts), ")"];
    if (part.kind === "qr") return `<${part.code}>`;
    if (part.kind === "bars") return `[${part.code}]`;
    return "text" in part ? part.text : [];
  });

test("a receipt says what was sold, what lowered it, how it was paid, and by what it is found again", () => {
  const coupon = ["(", "Coupon for your next visit", "[NEXT]", "Valid for 1 day", ")"];
  expect(shown(receiptParts(receipt, groundOf()))).toEqual([
    ...["Counterfoil Gifts Ltd", "London", "7 Lantern Yard", "VAT no. GB1", "Open till eight"],
    ...["Mug | 8.85 A1", "3 × 2.95", "3 for 2 | -2.95"],
    ...["Saved | £3.45", "Total | £5.40", "Cash | £10.00", "Change | £4.60"],
    ...["Code Rate Net Tax", "A1 20% 4.92 0.98"],
    ...["You earned 1 point", "Thank you. Keep this receipt for returns."],
    ...["[1010-01-000007]", "22 Nov 2026, 10:00:00", "You were served by Carla"],
    ...[...coupon, ...coupon],
  ]);
});

test("in two languages each word stands there twice, and once where it is the same", () => {
  const words = shown(receiptParts(receipt, groundOf({ languages: ["de", "en"], footer: ["Bis bald"] })));
  expect(words).toEqual(
    expect.arrayContaining([
      "Summe / Total | 5,40 £",
      "Bar / Cash | 10,00 £",
      "Code Satz / Rate Netto / Net Steuer / Tax",
    ]),
  );
  expect(words).toContain("Bis bald");
  expect(words.join()).not.toContain("Thank you");
});

test("what the retailer does not want is left out, and the amounts still say what was paid", () => {
  const words = shown(receiptParts(receipt, groundOf({ taxTable: false, promotions: false, barcode: false })));
  expect(words).toContain("Mug | 5.90 A1");
  expect(words).toContain("1010-01-000007");
  expect(words.join()).not.toMatch(/3 for 2|Rate|\[1010/);
});

test("its address is a QR code at the end, where the retailer wants it and there is one", () => {
  const link = "https://shop.example/r/x";
  const onPaper = shown(receiptParts({ ...receipt, printedCoupons: [] }, groundOf({ linkOnPaper: true }, { link })));
  expect(onPaper.slice(-2)).toEqual([`<${link}>`, "This receipt on your phone"]);
  for (const ground of [groundOf({}, { link }), groundOf({ linkOnPaper: true })])
    expect(shown(receiptParts(receipt, ground)).join()).not.toMatch(/on your phone/);
});

test("a second print, training and a counter-receipt are marked", () => {
  const counter = { ...receipt, cancels: { receiptNumber: "1010-01-000006" } };
  const words = shown(receiptParts(counter, groundOf({}, { duplicate: true, training: true })));
  expect(words.slice(5, 8)).toEqual(["TRAINING", "DUPLICATE", "Cancels receipt 1010-01-000006"]);
  // Nothing of a training is found again.
  expect(words.join()).not.toContain("[1010");
});

test("of a payment it says what the terminal said, which notes it was, and what is left on a voucher", () => {
  const slip = { paymentKey: "k", terminalId: "T1", traceNumber: "000007", maskedPan: "****4711" };
  const foreign = { currency: "USD", amount: 500, rate: 0.8 };
  const payments = [
    { paymentId: "1", method: "CARD", amount: 100, terminal: slip },
    { paymentId: "2", method: "VOUCHER", amount: 41, voucher: { number: "GC100077", balance: 2161 } },
    { paymentId: "3", method: "CASH", amount: 400, tendered: 400, change: 0, foreign },
    { paymentId: "4", method: "ROUND", amount: -1 },
  ];
  const paymentMethods = [{ code: "ROUND", kind: "rounding" as const, names: { en: "Rounding" } }];
  const parts = shown(receiptParts({ ...receipt, payments }, groundOf({}, { paymentMethods })));
  expect(parts.slice(parts.indexOf("CARD | £1.00"), parts.indexOf("Code Rate Net Tax"))).toEqual([
    ...["CARD | £1.00", "****4711 · T1 · 000007", "VOUCHER | £0.41", "GC100077 · £21.61 left"],
    ...["CASH | £4.00", "US$5.00 × 0.8", "Rounding | £0.01"],
  ]);
});

test("a voucher that was sold can be torn off to be given away; one that got more, and a copy, cannot", () => {
  const line = receipt.lines[0];
  if (!line) throw new Error("no line");
  const sold = { number: "GC100078", action: "sell" as const, validTo: "2028-11-30" };
  const lines = [
    { ...line, amount: 2500, voucher: sold },
    { ...line, voucher: { number: "GC100077", action: "topUp" as const } },
  ];
  const slips = (more: Partial<PaperGround> = {}) =>
    receiptParts({ ...receipt, lines, printedCoupons: [] }, groundOf({}, more)).filter(({ kind }) => kind === "slip");
  expect(shown(slips())).toEqual(["(", "Gift voucher", "£25.00", "[GC100078]", "Valid to 30 Nov 2028", ")"]);
  expect(slips({ duplicate: true })).toEqual([]);
});
