import { type Payment, pointsTakenBack, type Receipt, type ReceiptLine } from "@counterfoil/contracts";
import type { PaperPart } from "./parts.ts";
import { footParts, headParts, type PaperGround, wordsOf } from "./transaction-parts.ts";

/** A receipt from its head to the coupons that are torn off below it. */
export function receiptParts(receipt: Receipt, ground: PaperGround): PaperPart[] {
  return [
    ...headParts(ground),
    ...cancelsPart(receipt, ground),
    { kind: "rule" },
    ...receipt.lines.flatMap((line) => lineParts(line, receipt, ground)),
    { kind: "rule" },
    ...discountParts(receipt, ground),
    ...sumParts(receipt, ground),
    ...(ground.settings.taxTable ? [taxPart(receipt, ground)] : []),
    { kind: "gap" },
    ...wordParts(receipt, ground),
    ...footParts(receipt, ground),
    ...voucherParts(receipt, ground),
    ...couponParts(receipt, ground),
  ];
}

function cancelsPart({ cancels }: Receipt, ground: PaperGround): PaperPart[] {
  if (!cancels) return [];
  const text = wordsOf(ground).say("cancels", { number: cancels.receiptNumber });
  return [{ kind: "text", text, align: "centre", strong: true }];
}

/** What was taken off the purchase as a whole stands below the lines; a line shows its own. */
const ownDiscounts = ({ modifiers }: ReceiptLine) =>
  modifiers.filter(({ prorated, amount }) => !prorated && amount !== 0);

function lineParts(line: ReceiptLine, { currency, cancels }: Receipt, ground: PaperGround): PaperPart[] {
  const { say, formats } = wordsOf(ground);
  const { text, quantity, unitPrice, regularAmount, tax, returnOf, withoutReceipt } = line;
  const amount = (minor: number) => formats.amount(minor, currency);
  const isSold = !returnOf && !withoutReceipt;
  const discounts = isSold ? ownDiscounts(line) : [];
  const shown = isSold && ground.settings.promotions ? regularAmount : paidFor(line, isSold);
  const below: PaperPart[] = [];
  if (quantity !== 1)
    below.push({ kind: "text", text: `${formats.quantity(quantity)} × ${amount(unitPrice)}`, indent: true });
  if (returnOf && !cancels)
    below.push({ kind: "text", text: say("returnOf", { number: returnOf.receiptNumber }), indent: true });
  if (withoutReceipt) below.push({ kind: "text", text: say("withoutReceipt"), indent: true });
  if (ground.settings.promotions)
    for (const modifier of discounts)
      below.push({ kind: "row", left: ground.nameOf(modifier), right: amount(modifier.amount), indent: true });
  return [{ kind: "row", left: text, right: `${amount(shown)} ${tax.code}`.trim() }, ...below];
}

/** Without the shares of discounts on the whole purchase, which stand above the total themselves. */
function paidFor({ amount, modifiers }: ReceiptLine, isSold: boolean): number {
  if (!isSold) return amount;
  return modifiers.reduce((sum, modifier) => (modifier.prorated ? sum - modifier.amount : sum), amount);
}

function discountParts({ transactionModifiers = [], coupons = [], currency }: Receipt, ground: PaperGround) {
  const { say, formats } = wordsOf(ground);
  return [
    ...transactionModifiers.map((modifier): PaperPart => {
      return { kind: "row", left: ground.nameOf(modifier), right: formats.amount(modifier.amount, currency) };
    }),
    ...coupons.map(({ code }): PaperPart => ({ kind: "text", text: say("coupon", { code }) })),
  ];
}

function sumParts({ totals, payments, currency }: Receipt, ground: PaperGround): PaperPart[] {
  const { say, formats, chosen } = wordsOf(ground);
  const money = (minor: number) => formats.money(Math.abs(minor), currency);
  const { discount, total } = totals;
  const change = payments.reduce((sum, payment) => sum + (payment.change ?? 0), 0);
  const rowOf = ({ method: code, amount, tendered = amount }: Payment): PaperPart => {
    const { names, kind } = ground.paymentMethods.find((method) => method.code === code) ?? {};
    const method = [...new Set(chosen.map((language) => names?.[language] ?? code))].join(" / ");
    if (kind === "rounding") return { kind: "row", left: method, right: formats.money(-amount, currency) };
    return { kind: "row", left: amount < 0 ? say("givenBack", { method }) : method, right: money(tendered) };
  };
  return [
    ...(discount > 0 ? [{ kind: "row", left: say("saved"), right: money(discount) } as const] : []),
    { kind: "row", left: say(total < 0 ? "refund" : "total"), right: money(total), strong: true, size: "large" },
    ...payments.flatMap((payment) => [rowOf(payment), ...paymentFacts(payment, currency, ground)]),
    ...(change > 0 ? [{ kind: "row", left: say("change"), right: money(change) } as const] : []),
  ];
}

/** The terminal's slip, the notes of another currency, and what is left on a voucher. */
function paymentFacts({ terminal, foreign, voucher }: Payment, currency: string, ground: PaperGround): PaperPart[] {
  const { say, formats } = wordsOf(ground);
  const slip = terminal && [terminal.maskedPan, terminal.terminalId, terminal.traceNumber, terminal.authorisation];
  const left =
    voucher?.balance === undefined ? "" : say("voucherLeft", { amount: formats.money(voucher.balance, currency) });
  const texts = [
    ...(slip ? [slip.filter(Boolean).join(" · ")] : []),
    ...(foreign ? [`${formats.money(foreign.amount, foreign.currency)} × ${foreign.rate}`] : []),
    ...(voucher ? [[voucher.number, left].filter(Boolean).join(" · ")] : []),
  ];
  return texts.filter(Boolean).map((text) => ({ kind: "text", text, indent: true, size: "small" }));
}

function taxPart({ totals, currency }: Receipt, ground: PaperGround): PaperPart {
  const { say, formats } = wordsOf(ground);
  return {
    kind: "table",
    head: [say("taxCode"), say("taxRate"), say("net"), say("tax")],
    rows: totals.byTaxCode.map(({ code, rate, base, amount }) => [
      code,
      formats.percent(rate),
      formats.amount(base, currency),
      formats.amount(amount, currency),
    ]),
  };
}

/** For the customer: who they are to us, what they earned, and what the retailer has to say. */
function wordParts({ customerId, points, lines }: Receipt, ground: PaperGround): PaperPart[] {
  const { say } = wordsOf(ground);
  const back = pointsTakenBack(lines);
  const { footer } = ground.settings;
  const texts = [
    ...(customerId ? [say("customer", { id: customerId })] : []),
    ...(points === undefined ? [] : [say(points === 1 ? "point" : "points", { count: points })]),
    ...(back > 0 ? [say(back === 1 ? "pointBack" : "pointsBack", { count: back })] : []),
    ...(footer.length > 0 ? footer : [say("thanks")]),
  ];
  return texts.map((text) => ({ kind: "text", text, align: "centre" }));
}

/** To be given away. A copy of a voucher would look like a second one. */
function voucherParts({ lines, currency }: Receipt, ground: PaperGround): PaperPart[] {
  const { say, formats } = wordsOf(ground);
  const centred = (text: string): PaperPart => ({ kind: "text", text, align: "centre" });
  return lines.flatMap(({ voucher, amount, quantity }): PaperPart[] => {
    if (voucher?.action !== "sell" || quantity < 0 || ground.duplicate) return [];
    const { number, validTo } = voucher;
    const worth = formats.money(amount, currency);
    const parts: PaperPart[] = [
      { kind: "text", text: say("voucher"), align: "centre", strong: true },
      { kind: "text", text: worth, align: "centre", strong: true, size: "large" },
      { kind: "bars", code: number },
      ...(validTo ? [centred(say("validTo", { day: formats.date(validTo) }))] : []),
    ];
    return [{ kind: "slip", parts }];
  });
}

/** Each as often as it was earned. */
function couponParts({ printedCoupons = [], currency }: Receipt, ground: PaperGround): PaperPart[] {
  const { say, formats } = wordsOf(ground);
  return printedCoupons.flatMap(({ code, text, validDays, amount, count }) => {
    const centred = (line: string): PaperPart => ({ kind: "text", text: line, align: "centre" });
    const worth = amount ? [centred(say("worth", { amount: formats.money(Math.abs(amount), currency) }))] : [];
    const days = validDays === undefined ? [] : [say(validDays === 1 ? "validDay" : "validDays", { count: validDays })];
    const title: PaperPart = { kind: "text", text: text ?? say("nextCoupon"), align: "centre", strong: true };
    const parts: PaperPart[] = [title, ...worth, { kind: "bars", code }, ...days.map(centred)];
    return Array.from({ length: count }, (): PaperPart => ({ kind: "slip", parts }));
  });
}
