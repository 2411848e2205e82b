import { findLastSold, findSoldTo, type TillDatabase } from "../ledger/index.ts";
import type { Rights } from "../people/index.ts";
import { addReturn } from "./basket.ts";
import type { OpenSale } from "./open-sale.ts";
import type { PricingPlace } from "./priced-basket.ts";
import { type Back, returnWithoutReceipt } from "./return-without-receipt.ts";
import { unitPriceOf } from "./take-article.ts";

type Place = { sale: OpenSale; rights: Rights; placeFor(customerId: string | undefined): PricingPlace | undefined };

/** Goods come back without their receipt, with the right, the reason and who lent it on the line. False: nothing was taken back. */
export async function takeBack({ sale, rights, placeFor }: Place, back: Back): Promise<boolean> {
  const permit = await rights.ask("returnWithoutReceipt", { about: back.text });
  const place = placeFor(sale.state.get().basket.customerId);
  if (!permit || !place) return false;
  const line = returnWithoutReceipt(back, permit, place, new Date().toISOString());
  return sale.tryChange(addReturn(sale.state.get().basket, line));
}

type Goods = Pick<Back, "articleId" | "unit">;

/** What it was sold for last at this till, else what it costs now: so much at most is given back for one. */
export async function mostGivenBack({ database, sale }: { database: TillDatabase; sale: OpenSale }, goods: Goods) {
  const sold = await findLastSold(database, goods);
  return { most: sold?.unitPrice ?? unitPriceOf(sale, { ...goods, text: "", quantityMilli: 1000 }) ?? 0, sold };
}

/**
 * One of what is in the sale comes back. With the receipt by which this customer bought it here, when there is one: its number is
 * answered. Else without, for what it was sold for last.
 */
export async function takeOneBack(
  place: Place & { database: TillDatabase },
  goods: Omit<Back, "quantityMilli" | "unitPrice">,
): Promise<{ receiptNumber: string } | "taken" | "notTaken" | "noPrice"> {
  const { customerId } = place.sale.state.get().basket;
  const receiptNumber = customerId && (await findSoldTo(place.database, customerId, goods));
  if (receiptNumber) return { receiptNumber };
  const { most } = await mostGivenBack(place, goods);
  if (most <= 0) return "noPrice";
  return (await takeBack(place, { ...goods, quantityMilli: 1000, unitPrice: most })) ? "taken" : "notTaken";
}
