import type { Payment, Receipt, ReceiptLine } from "@counterfoil/contracts";
import { type Rule, refuse } from "../refusal.ts";

/** A receipt that does not balance in itself cannot be posted, whoever made it. */
export const receiptRules: readonly Rule<Receipt>[] = [
  ({ lines }) => firstOf(lines, checkLine),
  ({ lines, cancels }) => (cancels ? undefined : firstOf(lines, checkReturn)),
  ({ lines }) => {
    const double = firstDouble(lines.map(({ lineId }) => lineId));
    return double === undefined
      ? undefined
      : refuse("line-id-doubled", `Two lines have the id ${lines[double]?.lineId}.`, `/lines/${double}/lineId`);
  },
  ({ lines, totals }) =>
    sumDiffers(
      "lines-total-differs",
      "The lines",
      sum(lines, amountOf) + taxOnTop(lines),
      totals.total,
      "/totals/total",
    ),
  ({ lines, totals }) =>
    sumDiffers(
      "regular-total-differs",
      "The regular amounts",
      sum(lines, (line) => line.regularAmount),
      totals.regular,
      "/totals/regular",
    ),
  ({ lines, totals }) =>
    sumDiffers(
      "discount-differs",
      "Regular less total",
      totals.regular + taxOnTop(lines) - totals.total,
      totals.discount,
      "/totals/discount",
    ),
  ({ totals }) => sumDiffers("net-and-tax-differ", "Net and tax", totals.net + totals.tax, totals.total, "/totals/net"),
  ({ totals }) =>
    sumDiffers("tax-total-differs", "The taxes", sum(totals.byTaxCode, amountOf), totals.tax, "/totals/tax"),
  ({ lines, totals }) => checkTaxes(lines, totals),
  ({ payments }) => firstOf(payments, checkPayment),
  ({ payments, totals }) =>
    sumDiffers("payments-differ", "The payments", sum(payments, amountOf), totals.total, "/payments"),
];

/** Where prices are net (a policy of the retailer), the tax comes on top of the lines' amounts; gross amounts have it in them. */
function taxOnTop(lines: readonly ReceiptLine[]): number {
  const taxed = lines.filter(({ tax }) => tax.amount !== 0);
  return taxed.every(({ amount, tax }) => tax.base === amount) ? sum(taxed, ({ tax }) => tax.amount) : 0;
}

function checkLine(line: ReceiptLine, position: number) {
  const where = `/lines/${position}`;
  if (line.quantity === 0) return refuse("quantity-zero", `Line ${line.lineId} is of nothing.`, `${where}/quantity`);
  if (line.unitPrice < 0) return refuse("price-negative", `The unit price is ${line.unitPrice}.`, `${where}/unitPrice`);
  const sign = Math.sign(line.quantity);
  for (const field of ["amount", "regularAmount"] as const)
    if (line[field] !== 0 && Math.sign(line[field]) !== sign)
      return refuse(
        "line-sign-differs",
        `Quantity ${line.quantity} and ${field} ${line[field]} have different signs.`,
        `${where}/${field}`,
      );
  return undefined;
}

/** Only a counter-receipt takes a return back. */
function checkReturn({ returnOf, quantity, lineId }: ReceiptLine, position: number) {
  if (!returnOf || quantity < 0) return undefined;
  const detail = `Line ${lineId} returns something and has a positive quantity.`;
  return refuse("return-sign-wrong", detail, `/lines/${position}/quantity`);
}

/** By code and rate: on the day a rate changes one code has two of them. */
function checkTaxes(lines: readonly ReceiptLine[], { byTaxCode }: Receipt["totals"]) {
  const nameOf = ({ code, rate }: { code: string; rate: number }) => `${code} ${rate}`;
  const ofLines = new Map<string, number>();
  for (const { tax } of lines) ofLines.set(nameOf(tax), (ofLines.get(nameOf(tax)) ?? 0) + tax.amount);
  const wrong = firstOf(byTaxCode, (tax, position) => {
    const where = `/totals/byTaxCode/${position}`;
    const what = `The tax of the lines with code ${tax.code} at ${tax.rate} %`;
    return sumDiffers("tax-differs", what, ofLines.get(nameOf(tax)) ?? 0, tax.amount, where);
  });
  if (wrong) return wrong;
  const named = new Set(byTaxCode.map(nameOf));
  const missing = [...ofLines].find(([name, amount]) => amount !== 0 && !named.has(name));
  if (missing === undefined) return undefined;
  return refuse("tax-differs", `Lines are taxed by ${missing[0]} %, which is not in the totals.`, "/totals/byTaxCode");
}

function checkPayment({ paymentId, amount, tendered, change }: Payment, position: number) {
  if (tendered === undefined && change === undefined) return undefined;
  const given = (tendered ?? amount) - (change ?? 0);
  return sumDiffers(
    "change-differs",
    `Tendered less change of payment ${paymentId}`,
    given,
    amount,
    `/payments/${position}/amount`,
  );
}

function sumDiffers(code: string, what: string, computed: number, stated: number, where: string) {
  return computed === stated
    ? undefined
    : refuse(code, `${what} come to ${computed}, the receipt says ${stated}.`, where);
}

const amountOf = ({ amount }: { amount: number }) => amount;

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item, position: number) => Found | undefined) {
  for (const [position, item] of items.entries()) {
    const found = find(item, position);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the first one stands that was there before. */
export function firstDouble(texts: readonly string[]): number | undefined {
  const seen = new Set<string>();
  for (const [position, text] of texts.entries()) {
    if (seen.has(text)) return position;
    seen.add(text);
  }
  return undefined;
}
