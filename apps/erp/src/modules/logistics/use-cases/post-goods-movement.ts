import { quantityToMilli } from "@counterfoil/contracts";
import { inTransaction, invalidRequest, lockUntilCommit, problemOf } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { MasterData } from "../../masterdata/index.ts";
import { type GoodsMovementItem, type GoodsMovementRequest, movementTypes } from "../goods-movement.ts";
import { postMovements } from "../post-movements.ts";
import { findByDocumentKey } from "../store.ts";

export const movementInvalid = problemOf(422, "goods-movement-invalid", "The goods movement cannot be posted");

export type PostedMovement = { year: number; number: number; postedAt: string; repeated: boolean };

/** A document that a person or a program enters: checked as a whole, posted as a whole. */
export async function postGoodsMovement(
  db: Db,
  masterData: MasterData,
  request: GoodsMovementRequest,
  by: string,
  today: string,
): Promise<PostedMovement> {
  return inTransaction(db, async (transaction) => {
    const { documentKey } = request;
    if (documentKey !== undefined) {
      await lockUntilCommit(transaction, `logistics.document ${documentKey}`);
      const first = await findByDocumentKey(transaction, documentKey);
      if (first) return { ...first, postedAt: first.postedAt.toISOString(), repeated: true };
    }
    const items = await readItems(transaction, masterData, request);
    const head = {
      postingDate: request.postingDate ?? today,
      reference: request.reference ?? "",
      text: request.text ?? "",
    };
    const draft = { ...head, items, ...(documentKey === undefined ? {} : { documentKey }) };
    const [number] = await postMovements(transaction, [draft], by);
    if (!number) throw new Error("a posted document has no number");
    return { ...number, postedAt: new Date().toISOString(), repeated: false };
  });
}

async function readItems(
  transaction: DbTransaction,
  masterData: MasterData,
  request: GoodsMovementRequest,
): Promise<GoodsMovementItem[]> {
  const articleIds = [...new Set(request.items.map(({ articleId }) => articleId))];
  const facts = await masterData.articleFacts(transaction, articleIds);
  const units = await masterData.articleUnits(transaction, articleIds);
  const sites = await masterData.siteFacts(transaction);
  const { direction } = movementTypes[request.movementType];
  return request.items.map((item, index) => {
    const where = `/items/${index}`;
    const article = facts.get(item.articleId);
    if (!article) throw movementInvalid(`There is no article ${item.articleId}.`, `${where}/articleId`);
    if (article.type !== "goods")
      throw movementInvalid(`Article ${item.articleId} has no stock: it is a ${article.type}.`, `${where}/articleId`);
    const site = sites.get(item.siteId);
    if (!site) throw movementInvalid(`There is no site ${item.siteId}.`, `${where}/siteId`);
    const storageLocation = item.storageLocation ?? site.storageLocations[0] ?? "";
    if (!site.storageLocations.includes(storageLocation))
      throw movementInvalid(
        `Site ${item.siteId} has no storage location ${storageLocation}.`,
        `${where}/storageLocation`,
      );
    const unit = units.get(item.articleId)?.find((each) => each.unit === (item.unit ?? article.baseUnit));
    if (!unit) throw movementInvalid(`Article ${item.articleId} has no unit ${item.unit}.`, `${where}/unit`);
    const quantityMilli = inBaseUnit(item.quantity, unit, where);
    const { articleId, siteId, stockType = "01" } = item;
    return {
      movementType: request.movementType,
      articleId,
      siteId,
      storageLocation,
      stockType,
      quantityMilli: direction * quantityMilli,
      baseUnit: article.baseUnit,
    };
  });
}

function inBaseUnit(quantity: number, unit: { numerator: number; denominator: number }, where: string): number {
  const milli = quantityToMilli(quantity);
  if (milli === undefined) throw invalidRequest("Quantities have at most three places.", `${where}/quantity`);
  const inBase = (milli * unit.numerator) / unit.denominator;
  if (!Number.isInteger(inBase))
    throw movementInvalid("The quantity has no exact number of base units.", `${where}/quantity`);
  return inBase;
}
