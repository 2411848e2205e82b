import type { DbTransaction } from "../../database.ts";
import { type DocumentNumber, isMovementType, type MovementType } from "./goods-movement.ts";
import { postMovements } from "./post-movements.ts";
import { readMovement } from "./queries.ts";

/** SAP's reversal types: each takes back what its neighbour moves. */
const counterTypes: Record<MovementType, MovementType> = {
  "251": "252",
  "252": "251",
  "551": "552",
  "552": "551",
  "561": "562",
  "562": "561",
  "601": "602",
  "602": "601",
  "701": "702",
  "702": "701",
};

/** A material document that takes another one back, item by item, of the same day. */
export async function reverseMovement(
  transaction: DbTransaction,
  { year, number, text }: DocumentNumber & { text: string },
  by: string,
): Promise<DocumentNumber> {
  const movement = await readMovement(transaction, year, number);
  if (!movement) throw new Error(`There is no material document ${year}/${number}.`);
  const items = movement.items.map(({ item: _, quantity, unit, movementType, ...place }) => ({
    ...place,
    movementType: isMovementType(movementType) ? counterTypes[movementType] : movementType,
    quantityMilli: -Math.round(quantity * 1000),
    baseUnit: unit,
  }));
  const draft = { postingDate: movement.postingDate, reference: movement.reference, text, items };
  const [counter] = await postMovements(transaction, [draft], by);
  return counter as DocumentNumber;
}
