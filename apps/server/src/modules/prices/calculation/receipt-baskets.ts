import type { GivenDiscount, Receipt, ReceiptLine } from "@counterfoil/contracts";
import type { Basket, BasketLine, ManualDiscount } from "@counterfoil/pricing";
import type { PriceStore } from "../books/index.ts";

/** Lines of one direction, priced together: what comes back takes part in no offer for what is sold. */
export type Side = { sign: 1 | -1; lines: ReceiptLine[]; basket: Basket };

/**
 * The baskets that a receipt was made of, as its till priced them. A line that returns another one is worth what was paid, and goods
 * in a set are paid with it: they are in none of them.
 */
export function receiptBaskets(receipt: Receipt, store: PriceStore, customer: Basket["customer"]): Side[] {
  const head = {
    store: receipt.storeId,
    channel: store.distributionChannel,
    at: receipt.occurredAt,
    timeZone: store.timeZone,
    ...(customer === undefined ? {} : { customer }),
  };
  const priced = receipt.lines.filter(({ returnOf, setOf }) => returnOf === undefined && setOf === undefined);
  const sold = priced.filter(({ quantity }) => quantity > 0);
  const back = priced.filter(({ quantity }) => quantity < 0);
  const sides: Side[] = [];
  if (sold.length > 0)
    sides.push({ sign: 1, lines: sold, basket: { ...head, lines: sold.map(basketLine), ...dealOf(receipt) } });
  if (back.length > 0)
    sides.push({ sign: -1, lines: back, basket: { ...head, kind: "return", lines: back.map(basketLine) } });
  return sides;
}

function dealOf({ coupons, manualDiscounts, manualTriggers }: Receipt) {
  return {
    ...(manualTriggers?.length ? { manualTriggers: manualTriggers.map(({ trigger }) => trigger) } : {}),
    ...(coupons?.length ? { coupons: [...new Set(coupons.map(({ couponId }) => couponId))] } : {}),
    ...(manualDiscounts?.length ? { manualDiscounts: manualDiscounts.map(engineDiscount) } : {}),
  };
}

function basketLine(line: ReceiptLine): BasketLine {
  return {
    lineId: line.lineId,
    articleId: line.articleId,
    quantity: Math.abs(line.quantity),
    unit: line.unit,
    ...(line.priceOrigin === undefined ? {} : { unitPrice: line.unitPrice }),
    ...(line.manualDiscounts?.length ? { manualDiscounts: line.manualDiscounts.map(engineDiscount) } : {}),
  };
}

/** Who gave it does not concern the price. */
function engineDiscount({ percent, amount, reason }: GivenDiscount): ManualDiscount {
  return percent === undefined ? { amount: amount ?? 0, reason } : { percent, reason };
}
