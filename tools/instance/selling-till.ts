import { randomUUIDv7 } from "node:crypto";
import { formatReceiptNumber, type MasterDataPage, type Receipt, type TillArticle } from "@counterfoil/contracts";
import { bookFrom } from "../../apps/till/src/pricing/book-from.ts";
import { type Basket, emptyBasket } from "../../apps/till/src/selling/basket.ts";
import { buildReceipt } from "../../apps/till/src/selling/build-receipt.ts";
import { priceOpenBasket } from "../../apps/till/src/selling/priced-basket.ts";
import type { SimulatedTill } from "./simulated-till.ts";

type Changes<Row> = { upserts: Row[]; removals: string[] } | undefined;

/** All pages of a first round, as a till without memory gets them. */
async function fetchRound(till: SimulatedTill, serverUrl: string): Promise<MasterDataPage[]> {
  const door = till.door(serverUrl);
  const pages: MasterDataPage[] = [];
  for (let cursor = ""; ; ) {
    const page = await door.get<MasterDataPage>(`/api/tills/master-data${cursor}`);
    pages.push(page);
    if (!page.more) return pages;
    cursor = `?cursor=${encodeURIComponent(page.cursor)}`;
  }
}

/**
 * Sells baskets as the real till does: its own code builds the book out of a round of the feed, prices, and puts the receipt together.
 * Only screen, browser and ledger are missing.
 */
export async function openSellingTill(till: SimulatedTill, serverUrl: string, firstRunning = 1) {
  const pages = await fetchRound(till, serverUrl);
  const upserts = <Row>(pick: (page: MasterDataPage) => Changes<Row>) =>
    pages.flatMap((page) => pick(page)?.upserts ?? []);
  const { configuration } = till;
  const { book, leftOut } = await bookFrom({
    number: pages.at(-1)?.priceBook ?? 0,
    currency: configuration.currency,
    articles: pages.flatMap(({ articles }) => articles),
    categories: upserts((page) => page.categoryNodes),
    prices: upserts((page) => page.prices),
    taxes: pages.flatMap(({ taxes }) => taxes),
    groups: upserts((page) => page.groups),
    promotions: upserts((page) => page.promotions),
    policies: pages.find(({ policies }) => policies)?.policies ?? {},
  });
  const { storeId, timeZone, channel = "10" } = configuration.store;
  const customers = new Map(pages.flatMap(({ customers }) => customers).map((one) => [one.customerId, one]));
  let running = firstRunning - 1;

  const price = (basket: Basket) => {
    const customer = customers.get(basket.customerId ?? "");
    const place = { book, storeId, timeZone, channel };
    const buyer = customer && {
      id: customer.customerId,
      groups: customer.groups,
      ...(customer.priceList ? { priceList: customer.priceList } : {}),
    };
    return priceOpenBasket(basket, buyer ? { ...place, customer: buyer } : place, new Date().toISOString());
  };
  return {
    book,
    leftOut,
    articles: pages.flatMap(({ articles }): TillArticle[] => articles).filter(({ withdrawn }) => !withdrawn),
    customers: [...customers.keys()],
    /** Whoever may give discounts. */
    manager: configuration.people.find(({ roles }) => roles.includes("storeManager"))?.personId ?? "",
    emptyBasket,
    price,
    /** Paid in cash, to the penny. */
    sell(basket: Basket): Receipt {
      const priced = price(basket);
      const { total } = priced.totals;
      const [cashier] = configuration.people;
      const person = { personId: cashier?.personId ?? "", name: cashier?.name ?? "" };
      const payment = { paymentId: "1", method: "CASH", amount: total, tendered: total, change: 0 };
      const draft = buildReceipt(
        { configuration, cashier: person, at: priced.at },
        priced,
        total === 0 ? [] : [payment],
      );
      running += 1;
      const number = formatReceiptNumber({ storeId, tillNumber: configuration.tillNumber, running });
      return { ...draft, id: randomUUIDv7(), number };
    },
  };
}
