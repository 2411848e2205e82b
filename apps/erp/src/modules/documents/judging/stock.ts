import { type GoodsMovementItem, isMovementType, movementTypes } from "../../logistics/index.ts";
import type { ArticleFacts, SiteFacts } from "../../masterdata/index.ts";
import { linesOf } from "../lines.ts";
import type { GoodsContent, PendingReceipt } from "../receipt.ts";
import { articleOf, type Booking, type Facts, SetAside } from "./judgement.ts";

/** What has a stock leaves it with a sale and comes back with a return, in the base unit. */
export function judgeStock(receipt: PendingReceipt, facts: Facts, site: SiteFacts): Booking | undefined {
  const items: GoodsMovementItem[] = [];
  for (const line of linesOf(receipt.kind as "receipt" | "salesSum", receipt.content)) {
    const article = articleOf(facts, line.article, line.number);
    if (article.type !== "goods") continue;
    checkUnit(line.unit, article, line.number);
    items.push({
      movementType: line.isReturn ? "252" : "251",
      storageLocation: site.storageLocations[0] ?? "",
      quantityMilli: -inBaseUnit(line.soldMilli, article, line.number),
      ...placeOf(article, site),
    });
  }
  return items.length === 0 ? undefined : movementOf(receipt, "", items);
}

/** Goods that come or go without a sale. Without a movement type, plus is a find and minus a loss of the count. */
export function judgeGoods(receipt: PendingReceipt, facts: Facts, site: SiteFacts): Booking {
  const content = receipt.content as GoodsContent;
  const items = content.items.map((item, index) => movementItem(item, index + 1, site, facts));
  const text = content.items.find(({ reason }) => reason !== undefined)?.reason ?? "";
  return movementOf(receipt, text, items);
}

function movementItem(
  item: GoodsContent["items"][number],
  line: number,
  site: SiteFacts,
  facts: Facts,
): GoodsMovementItem {
  const article = articleOf(facts, item.article, line);
  if (article.type !== "goods") {
    const reason = `Line ${line}: article ${article.articleId} has no stock.`;
    throw new SetAside("article-without-stock", article.articleId, reason);
  }
  const gain = item.direction === "in" ? item.quantityMilli : -item.quantityMilli;
  const movementType = item.movementType ?? (gain > 0 ? "701" : "702");
  if (!isMovementType(movementType) || movementTypes[movementType].direction !== Math.sign(gain)) {
    const reason = `Line ${line}: movement type ${movementType} does not move stock ${gain > 0 ? "in" : "out"}.`;
    throw new SetAside("movement-type-unknown", movementType, reason);
  }
  checkUnit(item.unit, article, line);
  const storageLocation = item.storageLocation ?? site.storageLocations[0] ?? "";
  if (!site.storageLocations.includes(storageLocation)) {
    const reason = `Line ${line}: site ${site.siteId} has no storage location ${storageLocation}.`;
    throw new SetAside("storage-location-unknown", storageLocation, reason);
  }
  return { movementType, storageLocation, quantityMilli: inBaseUnit(gain, article, line), ...placeOf(article, site) };
}

const movementOf = (receipt: PendingReceipt, text: string, items: GoodsMovementItem[]): Booking => ({
  movement: { postingDate: receipt.businessDate, reference: receipt.receiptNumber, text, items },
});

const placeOf = ({ articleId, baseUnit }: ArticleFacts, { siteId }: SiteFacts) => ({
  articleId,
  siteId,
  stockType: "01",
  baseUnit,
});

function checkUnit(unit: string | undefined, article: ArticleFacts, line: number): void {
  if (unit === undefined || unit === article.unit) return;
  const reason = `Line ${line}: the quantity must be in ${article.unit}, not ${unit}.`;
  throw new SetAside("unit-unknown", unit, reason);
}

function inBaseUnit(milli: number, article: ArticleFacts, line: number): number {
  const inBase = (milli * article.numerator) / article.denominator;
  if (Number.isSafeInteger(inBase)) return inBase;
  const reason = `Line ${line}: ${milli / 1000} ${article.unit} is no exact number of ${article.baseUnit}.`;
  throw new SetAside("quantity-invalid", article.articleId, reason);
}
