import type { Money } from "@counterfoil/contracts";
import { splitByWeight } from "../arithmetic.ts";
import type { TaxAmount } from "../priced.ts";
import { type LineState, type Open, openOf, partOf, withTax } from "./line-state.ts";
import { sumOf } from "./shares.ts";

type Taxed = { lineId: string; amount: Money; tax: TaxAmount };

/**
 * Repricing moves refunds between lines. What a line gets beyond its own amount takes its part of the tax that is open for its code,
 * and beyond that of all that is open. Each step is held between what is open now and what must be open afterwards, so that no
 * refund has less than nothing and the last one ends at the receipt's tax exactly.
 */
export function settleTax<Line extends Taxed>(lines: readonly Line[], sold: readonly LineState[]): Line[] {
  const net = sold.some((state) => state.net);
  const states = new Map(sold.map((state) => [state.line.lineId, state]));
  let beyondCodes = 0;
  const byCode = [...Map.groupBy(lines, ({ tax }) => tax.code)].flatMap(([code, ofCode]) => {
    const open = openOf(sold.filter(({ line }) => line.tax.code === code));
    beyondCodes += beyond(sumOf(ofCode), open);
    const beyondLines = ofCode.map(({ lineId, amount }) => beyond(amount, openOf([states.get(lineId) as LineState])));
    return settle(
      ofCode,
      open,
      beyondLines.reduce((sum, part) => sum + part, 0),
      net,
    );
  });
  return settle(byCode, openOf(sold), beyondCodes, net);
}

const beyond = (amount: Money, open: Open) => Math.max(amount - Math.max(open.amount, 0), 0);

function settle<Line extends Taxed>(lines: readonly Line[], open: Open, untaxed: Money, net: boolean): Line[] {
  const now = { amount: sumOf(lines), tax: sumOf(lines.map(({ tax }) => tax)) };
  const left = { amount: open.amount - now.amount + untaxed, tax: open.tax - now.tax };
  const wanted = now.tax + partOf(left, untaxed);
  const difference = within(wanted, now.amount, open, net) - now.tax;
  const rooms = lines.map(({ amount, tax }) => (difference < 0 ? tax.amount : net ? amount : amount - tax.amount));
  const parts = splitByWeight(difference, rooms);
  return lines.map((line, position) => ({
    ...line,
    tax: withTax(net, line.tax, line.amount, line.tax.amount + (parts[position] ?? 0)),
  }));
}

/** No tax below zero, none above what is open, and with gross prices neither now nor later more tax than amount. */
function within(tax: Money, amount: Money, open: Open, net: boolean): Money {
  const rest = open.amount - amount;
  // Goods of another code pay for these: only all codes together can be held.
  if (rest < 0 || open.tax < 0) return tax;
  const least = rest === 0 ? open.tax : net ? 0 : open.tax - rest;
  const most = net ? open.tax : Math.min(open.tax, amount);
  return Math.min(Math.max(tax, least), most);
}
