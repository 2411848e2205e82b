import { MAX_AMOUNT_MINOR, MAX_QUANTITY } from "@counterfoil/contracts";
import { type GoodsMovementItem, isMovementType, movementTypes } from "../logistics/index.ts";
import type { SiteFacts } from "../masterdata/index.ts";
import {
  accountOf,
  articleOf,
  type Facts,
  type Judgement,
  type PostingItem,
  SetAside,
  siteOf,
  tillOf,
} from "./judgement.ts";
import { type CashContent, type GoodsContent, type PendingReceipt, signedAmount } from "./receipt.ts";

/** Money in or out of a till: its account against the one that the kind of movement names. */
export function judgeCashMovement(receipt: PendingReceipt, facts: Facts): Judgement {
  const content = receipt.content as CashContent;
  const site = siteOf(facts, receipt.siteId);
  const account = accountOf(facts, "cash", content.transactionType);
  if (account === undefined)
    throw new SetAside(
      "payment",
      "cash-movement-unknown",
      content.transactionType,
      `There is no kind of cash movement ${content.transactionType}.`,
    );
  if (content.items.length === 0)
    throw new SetAside("payment", "receipt-empty", tillOf(receipt), "The cash movement has no items.");
  const items = content.items.flatMap((item): PostingItem[] => {
    const method = item.method ?? "CASH";
    const till = accountOf(facts, "payment", method);
    if (till === undefined)
      throw new SetAside("payment", "payment-method-unknown", method, `There is no payment method ${method}.`);
    if (item.currency !== site.currency)
      throw new SetAside(
        "payment",
        "currency-differs",
        item.currency,
        `The movement is in ${item.currency}, site ${site.siteId} uses ${site.currency}.`,
      );
    if (item.amountMinor < 0 || item.amountMinor > MAX_AMOUNT_MINOR)
      throw new SetAside(
        "payment",
        "amount-invalid",
        method,
        `Item ${item.sequence}: the amount is below zero or too large.`,
      );
    const amountMinor = signedAmount(item);
    return [
      { account: till, amountMinor, code: method },
      { account, amountMinor: -amountMinor, code: content.transactionType },
    ];
  });
  return { siteId: site.siteId, postings: [{ kind: "cash", items }] };
}

/** Goods that come or go without a sale. Without a movement type, plus is a find and minus a loss of the count. */
export function judgeGoodsMovement(receipt: PendingReceipt, facts: Facts): Judgement {
  const content = receipt.content as GoodsContent;
  const site = siteOf(facts, receipt.siteId);
  if (content.items.length === 0)
    throw new SetAside("stock", "receipt-empty", tillOf(receipt), "The goods movement has no items.");
  const items = content.items.map((item, index) => movementItem(item, index + 1, site, facts));
  const text = content.items.find(({ reason }) => reason !== undefined)?.reason ?? "";
  return {
    siteId: site.siteId,
    postings: [],
    movement: { postingDate: receipt.businessDate, reference: receipt.receiptNumber, text, items },
  };
}

function movementItem(
  item: GoodsContent["items"][number],
  line: number,
  site: SiteFacts,
  facts: Facts,
): GoodsMovementItem {
  const article = articleOf(facts, item.article, line, "stock");
  if (article.type !== "goods")
    throw new SetAside(
      "stock",
      "article-without-stock",
      article.articleId,
      `Line ${line}: article ${article.articleId} has no stock.`,
    );
  const gain = item.direction === "in" ? item.quantityMilli : -item.quantityMilli;
  const movementType = item.movementType ?? (gain > 0 ? "701" : "702");
  if (!isMovementType(movementType) || movementTypes[movementType].direction !== Math.sign(gain))
    throw new SetAside(
      "stock",
      "movement-type-unknown",
      movementType,
      `Line ${line}: movement type ${movementType} does not move stock ${gain > 0 ? "in" : "out"}.`,
    );
  if (item.quantityMilli <= 0 || item.quantityMilli > MAX_QUANTITY * 1000)
    throw new SetAside(
      "stock",
      "quantity-invalid",
      article.articleId,
      `Line ${line}: the quantity is not between 0 and ${MAX_QUANTITY}.`,
    );
  if (item.unit !== undefined && item.unit !== article.unit)
    throw new SetAside(
      "stock",
      "unit-unknown",
      item.unit,
      `Line ${line}: the quantity must be in ${article.unit}, not ${item.unit}.`,
    );
  const quantityMilli = (gain * article.numerator) / article.denominator;
  if (!Number.isSafeInteger(quantityMilli))
    throw new SetAside(
      "stock",
      "quantity-invalid",
      article.articleId,
      `Line ${line}: this is no exact number of ${article.baseUnit}.`,
    );
  const storageLocation = item.storageLocation ?? site.storageLocations[0] ?? "";
  if (!site.storageLocations.includes(storageLocation))
    throw new SetAside(
      "stock",
      "storage-location-unknown",
      storageLocation,
      `Line ${line}: site ${site.siteId} has no storage location ${storageLocation}.`,
    );
  return {
    movementType,
    articleId: article.articleId,
    siteId: site.siteId,
    storageLocation,
    stockType: "01",
    quantityMilli,
    baseUnit: article.baseUnit,
  };
}
