import { join } from "node:path";
import {
  type ClassifiedInvoice,
  deriveArticles,
  hierarchy,
  readInvoices,
} from "../../../../tools/retail-data/index.ts";
import type { Basket } from "../basket.ts";
import type { BookInput, Offer } from "../book-input.ts";

const file = join(import.meta.dirname, "../../../../data/online-retail/2010-12.csv.gz");
const always = { validFrom: "2010-01-01", validTo: "2011-12-31" };

export type RetailMonth = { input: BookInput; baskets: Basket[] };

/** A real shop's month: its articles, prices and categories, offers as such a shop makes them, and what people bought. */
export async function readRetailMonth(): Promise<RetailMonth> {
  const invoices = await readInvoices(file);
  const articles = deriveArticles(invoices).filter(({ type }) => type === "goods");
  const priced = new Map(articles.map(({ articleId, regularPriceMinor }) => [articleId, regularPriceMinor]));
  const input: BookInput = {
    number: 1,
    currency: "GBP",
    taxes: [{ code: "A1", rate: 20 }],
    categories: hierarchy().map(({ nodeId, parentId }) =>
      parentId ? { id: nodeId, parent: parentId } : { id: nodeId },
    ),
    articles: articles.map(({ articleId, nodeId }) => ({
      articleId,
      baseUnit: "PC",
      taxCode: "A1",
      categories: [nodeId],
    })),
    prices: articles.flatMap(({ articleId, regularPriceMinor: amount }) =>
      amount === undefined ? [] : [{ articleId, unit: "PC", amount, ...always }],
    ),
    offers: retailOffers,
  };
  return {
    input,
    baskets: invoices.map((invoice) => basketOf(invoice, priced)).filter(({ lines }) => lines.length > 0),
  };
}

/** What was sold of priced goods; the till's own book decides the price. */
function basketOf({ invoice, lines }: ClassifiedInvoice, priced: ReadonlyMap<string, number | undefined>): Basket {
  const sold = lines.filter((line) => line.class === "sale" && priced.get(line.stockCode) !== undefined);
  return {
    store: "1010",
    channel: "10",
    at: `${(lines[0]?.at ?? "").replace(" ", "T").slice(0, 16)}:00Z`,
    coupons: Number(invoice.slice(-1)) < 3 ? ["WINTER10"] : [],
    lines: sold.map((line, index) => ({
      lineId: String(index + 1),
      articleId: line.stockCode,
      quantity: line.quantity,
    })),
  };
}

const offer = (offerId: string, name: string, more: Partial<Offer> & Pick<Offer, "terms">): Offer => ({
  offerId,
  name,
  ...always,
  ...more,
});

export const retailOffers: Offer[] = [
  offer("CANDLES", "3 for 2 on candles", {
    terms: { style: "nth", of: { category: "1010" }, every: 3, reward: { percentOff: 100 } },
  }),
  offer("LIVING", "15 % on all for the living room", {
    terms: { style: "simple", get: { category: "1000" }, reward: { percentOff: 15 } },
  }),
  offer("CHRISTMAS", "2 Christmas decorations for 3.00", {
    terms: { style: "multibuy", of: { category: "5010" }, quantity: 2, reward: { setPrice: 300 } },
  }),
  offer("TEATIME", "A mug, a plate and a tin for 6.50", {
    terms: {
      style: "set",
      slots: [
        { target: { category: "2010" }, quantity: 1 },
        { target: { category: "2020" }, quantity: 1 },
        { target: { category: "2040" }, quantity: 1 },
      ],
      reward: { setPrice: 650 },
    },
  }),
  offer("BAGS", "Buy two bags, the cheaper of a third at half price", {
    terms: {
      style: "buyGet",
      buy: [{ target: { category: "3010" }, quantity: 2 }],
      get: { target: { category: "3010" }, quantity: 1, equalOrLower: true },
      reward: { percentOff: 50 },
    },
  }),
  offer("KITCHEN", "10 % from 20.00, 20 % from 50.00 on kitchen things", {
    terms: {
      style: "tiered",
      get: { category: "2000" },
      tiers: [
        { amount: 2000, reward: { percentOff: 10 } },
        { amount: 5000, reward: { percentOff: 20 } },
      ],
    },
    maxDiscount: 10_000,
  }),
  offer("CARDS", "Cards at 0.35", {
    terms: { style: "simple", get: { category: "4010" }, reward: { unitPrice: 35 }, minQuantity: 12 },
  }),
  offer("WINTER", "10 % on everything with the coupon", {
    sequence: 200,
    coupon: "WINTER10",
    regularPriceOnly: true,
    terms: { style: "simple", get: { all: true }, reward: { percentOff: 10 } },
  }),
  offer("BULK", "20.00 off from 300.00", {
    terms: { style: "transaction", minAmount: 30_000, reward: { amountOffTotal: 2000 } },
  }),
  offer("POINTS", "A point for every full pound", { terms: { style: "points", points: 1, per: { amount: 100 } } }),
];
