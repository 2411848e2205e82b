import { fractionDigits } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import { writeTable } from "../../../csv/index.ts";
import { offerColumns, offerToCells } from "./csv/index.ts";
import type { OfferContext } from "./ground.ts";
import { listOffers, type OfferQuery } from "./list-offers.ts";
import { contentOf } from "./offer.ts";
import { readOffers } from "./offer-store.ts";

const BATCH = 500;
const ROWS_AT_MOST = 50_000;

/** What the list shows, in its order, as a file that can be imported again. Promotions of other systems are not ours to change. */
export async function exportOffers(context: OfferContext, query: OfferQuery): Promise<string> {
  const offers: Offer[] = [];
  for (let next: string | undefined = "0"; next !== undefined && offers.length < ROWS_AT_MOST; ) {
    const page = await listOffers(context, { ...query, limit: BATCH, next });
    const records = await readOffers(
      context.db,
      page.items.map(({ offerId }) => offerId),
    );
    offers.push(...page.items.flatMap(({ offerId }) => contentOf(records.get(offerId) ?? ({} as never)) ?? []));
    next = page.next;
  }
  const [store] = await context.surroundings.readStores();
  const decimals = fractionDigits(store?.currency ?? "EUR");
  return writeTable(
    offerColumns,
    offers.map((offer) => offerToCells(offer, decimals)),
  );
}

/** A file to begin with: one row of each style that a table can say. */
export function sampleTable(): string {
  const row = { validFrom: "2026-12-01", validTo: "2026-12-31" };
  return writeTable(offerColumns, [
    { ...row, name: "Ten percent off lights", style: "simple", goods: "category:LIGHTS", reward: "10%" },
    {
      ...row,
      name: "Three for two",
      style: "nth",
      goods: "84029E | 84029G",
      quantity: 3,
      choose: "cheapest",
      reward: "100%",
    },
    { ...row, name: "Four for ten", style: "multibuy", goods: "group:TEA", quantity: 4, reward: "=10.00 set" },
    {
      ...row,
      name: "Buy a teapot, get a cup at half price",
      style: "buyGet",
      goods: "group:TEAPOTS",
      quantity: 1,
      getGoods: "group:CUPS",
      getQuantity: 1,
      reward: "50%",
    },
    { ...row, name: "Five off from fifty", style: "transaction", minAmount: "50.00", reward: "-5.00 total" },
  ]);
}
