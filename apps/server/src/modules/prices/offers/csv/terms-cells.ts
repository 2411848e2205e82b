import { minorToDecimal } from "@counterfoil/contracts";
import type { Terms } from "@counterfoil/pricing";
import { readAmount, readNumber } from "../../../../csv/index.ts";
import type { OfferCells } from "./columns.ts";
import { goodsText, readGoods, readReward, rewardText } from "./reward-text.ts";

/** Terms as cells: the common styles in words, others as JSON in the column `terms`, which then counts alone. */
export function termsToCells(terms: Terms, decimals: number): OfferCells {
  const cells = plainCells(terms, decimals);
  return { style: terms.style, ...(cells ?? { terms: JSON.stringify(terms) }) };
}

function plainCells(terms: Terms, decimals: number): OfferCells | undefined {
  const money = (amount: number | undefined) => (amount === undefined ? "" : minorToDecimal(amount, decimals));
  const count = (quantity: number | undefined) => (quantity === undefined ? "" : String(quantity));
  switch (terms.style) {
    case "simple":
      return {
        goods: goodsText(terms.get),
        quantity: count(terms.minQuantity),
        minAmount: money(terms.minAmount),
        reward: rewardText(terms.reward, decimals),
      };
    case "multibuy":
      return {
        goods: goodsText(terms.of),
        quantity: count(terms.quantity),
        reward: rewardText(terms.reward, decimals),
      };
    case "nth":
      return {
        goods: goodsText(terms.of),
        quantity: count(terms.every),
        choose: terms.choose ?? "",
        reward: rewardText(terms.reward, decimals),
      };
    case "transaction":
      return {
        goods: terms.of === undefined ? "" : goodsText(terms.of),
        quantity: count(terms.minQuantity),
        minAmount: money(terms.minAmount),
        reward: rewardText(terms.reward, decimals),
      };
    case "buyGet": {
      const [buy, ...more] = terms.buy;
      if (buy === undefined || more.length > 0 || terms.get.equalOrLower !== undefined) return undefined;
      return {
        goods: goodsText(buy.target),
        quantity: count(buy.quantity),
        minAmount: money(buy.amount),
        getGoods: goodsText(terms.get.target),
        getQuantity: count(terms.get.quantity),
        choose: terms.get.choose ?? "",
        reward: rewardText(terms.reward, decimals),
      };
    }
    default:
      return undefined;
  }
}

export type CellProblem = { field: string; code: string; detail: string };
type Note = (column: keyof OfferCells, detail: string) => void;

/** The terms that the cells say, unlooked at; what cannot be read is noted and left out. */
export function termsFromCells(cells: OfferCells, decimals: number, note: Note): unknown {
  if (cells.terms) return readJson(cells.terms, note);
  const read = <Value>(column: keyof OfferCells, reader: (text: string) => Value | undefined, wanted: string) => {
    const text = cells[column];
    if (!text) return undefined;
    const value = reader(text);
    if (value === undefined) note(column, `“${text}” is no ${wanted}.`);
    return value;
  };
  const goods = read("goods", readGoods, "description of goods");
  const quantity = read("quantity", readNumber, "quantity");
  const amount = read("minAmount", (text) => readAmount(text, decimals), "amount");
  const reward = read("reward", (text) => readReward(text, decimals), "reward: write 10%, -1.50, =4.99 or 50 points");
  const choose = cells.choose || undefined;
  return withoutEmpty(termsOf(cells, { goods, quantity, amount, reward, choose }, read));
}

type Read = { goods: unknown; quantity: unknown; amount: unknown; reward: unknown; choose: unknown };

function termsOf(
  { style }: OfferCells,
  { goods, quantity, amount, reward, choose }: Read,
  read: <Value>(column: keyof OfferCells, reader: (text: string) => Value | undefined, wanted: string) => unknown,
): Record<string, unknown> {
  switch (style) {
    case "simple":
      return { style, get: goods, minQuantity: quantity, minAmount: amount, reward };
    case "multibuy":
      return { style, of: goods, quantity, reward };
    case "nth":
      return { style, of: goods, every: quantity, choose, reward };
    case "transaction":
      return { style, of: goods, minQuantity: quantity, minAmount: amount, reward };
    case "buyGet":
      return {
        style,
        buy: [withoutEmpty({ target: goods, quantity, amount })],
        get: withoutEmpty({
          target: read("getGoods", readGoods, "description of goods"),
          quantity: read("getQuantity", readNumber, "quantity"),
          choose,
        }),
        reward,
      };
    default:
      return { style };
  }
}

function withoutEmpty(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}

function readJson(text: string, note: Note): unknown {
  try {
    return JSON.parse(text);
  } catch {
    note("terms", "This is no JSON.");
    return undefined;
  }
}
