import { type Deviation, moneyToDecimal, type Receipt, type ReceiptLine } from "@counterfoil/contracts";
import type { Modifier, Priced, PricedLine, TaxAmount } from "@counterfoil/pricing";
import type { Side } from "./receipt-baskets.ts";

/** What the server made of one side of a receipt; `refusal` says in words why an offer did not apply here. */
export type PricedSide = Side & { priced: Priced; refusal: (offerId: string) => string | undefined };

type Money = (amountMinor: number) => string;

/** What differs between a receipt and what the server makes of it, each with a reason that a person can read. */
export function compareReceipt(receipt: Receipt, sides: readonly PricedSide[]): Deviation[] {
  const money = (amountMinor: number) => `${moneyToDecimal(amountMinor, receipt.currency)} ${receipt.currency}`;
  const ofLines = sides.flatMap((side) => compareLines(side, money));
  return [...ofLines, ...compareTotals(receipt, sides, money, ofLines.length === 0), ...compareExtras(receipt, sides)];
}

function compareLines(side: PricedSide, money: Money): Deviation[] {
  const byId = new Map(side.priced.lines.map((line) => [line.lineId, line]));
  return side.lines.flatMap((line) => {
    const again = byId.get(line.lineId);
    return (again && compareLine(line, again, side, money)) ?? [];
  });
}

/** One cause, one deviation: what follows from a wrong price is wrong as well. */
function compareLine(line: ReceiptLine, again: PricedLine, side: PricedSide, money: Money): Deviation | undefined {
  const { sign } = side;
  const offers = compareOffers(line, again, side, money);
  const figures: [code: string, what: string, expected: number, actual: number][] = [
    ["unitPriceDiffers", "a unit price", again.unitPrice, line.unitPrice],
    ["regularAmountDiffers", "a regular amount", again.regularAmount * sign, line.regularAmount],
    ["amountDiffers", "an amount", again.amount * sign, line.amount],
    ["taxDiffers", "a tax", again.tax.amount * sign, line.tax.amount],
  ];
  const wrong = figures.find(([, , expected, actual]) => expected !== actual);
  const named = `Line ${line.lineId}, article ${line.articleId}:`;
  const { lineId } = line;
  if (again.tax.rate !== line.tax.rate || again.tax.code !== line.tax.code) {
    const [expected, actual] = [again.tax, line.tax].map(({ code, rate }) => `${code} ${rate} %`);
    const detail = `${named} the price book taxes it as ${expected}, the till as ${actual}.`;
    if (wrong === undefined || wrong[0] === "taxDiffers")
      return { code: "taxRateDiffers", lineId, expected: expected ?? "", actual: actual ?? "", detail };
  }
  if (wrong === undefined)
    return offers.length === 0 ? undefined : { code: "reasonsDiffer", lineId, detail: `${named} ${offers.join(" ")}` };
  const [code, what, expected, actual] = wrong;
  const why = code === "amountDiffers" && offers.length > 0 ? ` ${offers.join(" ")}` : "";
  const detail = `${named} the price book gives ${what} of ${money(expected)}, the till has ${money(actual)}.${why}`;
  return { code, lineId, expected: String(expected), actual: String(actual), detail };
}

/** Which offers lower the line here and there, where that differs. */
function compareOffers(line: ReceiptLine, again: PricedLine, side: PricedSide, money: Money): string[] {
  const expected = sumByRule(again.modifiers, side.sign);
  const actual = sumByRule(line.modifiers, 1);
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((key) => {
    const [here, there] = [expected.get(key), actual.get(key)];
    if (here?.amount === there?.amount) return [];
    const name = `${here?.name ?? there?.name} (${here?.offerId ?? there?.offerId})`;
    if (there === undefined) return [`The server applies ${name}, ${money(here?.amount ?? 0)}; the till did not.`];
    if (here !== undefined)
      return [`${name} is ${money(here.amount)} on the server and ${money(there.amount)} at the till.`];
    const why = side.refusal(there.offerId);
    return [
      `The till applied ${name}, ${money(there.amount)}; the server does not${why === undefined ? "." : `: ${why}`}`,
    ];
  });
}

type RuleSum = { offerId: string; name: string; amount: number };

function sumByRule(modifiers: readonly Modifier[], sign: number): Map<string, RuleSum> {
  const sums = new Map<string, RuleSum>();
  for (const { promotionId, ruleId, offerId = promotionId, note, amount } of modifiers) {
    const key = `${promotionId} ${ruleId}`;
    const sum = sums.get(key) ?? { offerId, name: note, amount: 0 };
    sum.amount += amount * sign;
    sums.set(key, sum);
  }
  return sums;
}

/** Lines that were not priced again (returns of other receipts, lines with a problem) count as they stand. */
function compareTotals(receipt: Receipt, sides: readonly PricedSide[], money: Money, linesAgree: boolean): Deviation[] {
  const again = new Map(
    sides.flatMap(({ sign, priced }) => priced.lines.map((line) => [line.lineId, { sign, line }] as const)),
  );
  let expected = 0;
  const taxes = new Map<string, number>();
  for (const line of receipt.lines) {
    const { sign, line: priced } = again.get(line.lineId) ?? { sign: 1, line };
    expected += sign * priced.amount;
    addTax(taxes, priced.tax, sign);
  }
  const { totals } = receipt;
  const paid = totals.regular - totals.discount;
  if (expected !== paid)
    return [
      difference(
        "totalDiffers",
        expected,
        paid,
        `The price book gives a total of ${money(expected)}, the till has ${money(paid)}.`,
      ),
    ];
  if (!linesAgree) return [];
  for (const tax of totals.byTaxCode) addTax(taxes, tax, -1);
  const wrong = [...taxes].find(([, amount]) => amount !== 0);
  if (wrong === undefined) return [];
  const [name, amount] = wrong;
  return [
    { code: "taxTotalDiffers", detail: `The tax for ${name} differs by ${money(amount)} from that of the lines.` },
  ];
}

function addTax(taxes: Map<string, number>, { code, rate, amount }: TaxAmount, sign: number): void {
  const name = `${code} ${rate} %`;
  taxes.set(name, (taxes.get(name) ?? 0) + sign * amount);
}

/** What a customer gets beside the price: points and coupons for the next time. */
function compareExtras(receipt: Receipt, sides: readonly PricedSide[]): Deviation[] {
  const sale = sides.find(({ sign }) => sign === 1)?.priced;
  if (sale === undefined) return [];
  const deviations: Deviation[] = [];
  const points = receipt.points ?? 0;
  if (sale.points !== points)
    deviations.push(
      difference(
        "pointsDiffer",
        sale.points,
        points,
        `The price book gives ${sale.points} points, the till gave ${points}.`,
      ),
    );
  const printed = [sale.printedCoupons, receipt.printedCoupons ?? []].map((coupons) =>
    coupons
      .map(({ code, count }) => `${count} × ${code}`)
      .toSorted()
      .join(", "),
  );
  const [expected = "", actual = ""] = printed;
  if (expected !== actual)
    deviations.push(
      difference(
        "printedCouponsDiffer",
        expected,
        actual,
        `The price book prints ${expected || "no coupon"}, the till printed ${actual || "none"}.`,
      ),
    );
  return deviations;
}

function difference(code: string, expected: number | string, actual: number | string, detail: string): Deviation {
  return { code, expected: String(expected), actual: String(actual), detail };
}
