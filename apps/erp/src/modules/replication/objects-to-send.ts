import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type {
  MasterData,
  PriceScopes,
  ReplicatedArticle,
  ReplicatedPartner,
  ReplicatedPromotion,
  ReplicatedPurchasePrices,
  ReplicatedType,
  Slice,
} from "../masterdata/index.ts";
import type { CategoryPaths } from "./map-article.ts";

/** A package of one type with what its document needs to know besides. */
export type Objects =
  | { type: "article"; objects: ReplicatedArticle[]; paths: CategoryPaths; pricesApart: boolean }
  | { type: "businessPartner"; objects: ReplicatedPartner[] }
  | { type: "promotion" | "bonusBuy"; objects: ReplicatedPromotion[]; scopes: PriceScopes; known: Set<string> }
  | { type: "salesPrice" | "priceListPrice"; objects: ReplicatedArticle[]; scopes: PriceScopes }
  | { type: "purchasePrice"; objects: ReplicatedPurchasePrices[] };

type Reading = { db: Db; masterData: MasterData; type: ReplicatedType; receiverId: string };

export async function readObjectsToSend({ db, masterData, type, receiverId }: Reading, slice: Slice): Promise<Objects> {
  switch (type) {
    case "businessPartner":
      return { type, objects: await masterData.partnersToSend(db, slice) };
    case "purchasePrice":
      return { type, objects: await masterData.purchasePricesToSend(db, slice) };
    case "article": {
      const objects = await masterData.articlesToSend(db, slice);
      const paths = await masterData.categoryPaths(db);
      return { type, objects, paths, pricesApart: await getsPricesApart(db, receiverId) };
    }
    case "salesPrice":
    case "priceListPrice": {
      const objects = await masterData.articlesToSend(db, slice);
      return { type, objects, scopes: await masterData.priceScopes(db) };
    }
    default: {
      const objects = await masterData.promotionsToSend(db, type, slice);
      const keys = objects.map(({ key }) => key);
      const known = await readSentBefore(db, receiverId, type, keys);
      return { type, objects, scopes: await masterData.priceScopes(db), known };
    }
  }
}

/**
 * Regular prices travel one way only, or the two would undo each other: a receiver with a model for PSPR or PMPL gets its articles
 * without prices.
 */
async function getsPricesApart(db: Db, receiverId: string): Promise<boolean> {
  const { rows } = await sql`
    select from replication.model where receiver_id = ${receiverId} and object_types && '{salesPrice,priceListPrice}' limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** For these the document says "changed" and not "new". */
async function readSentBefore(db: Db, receiverId: string, type: ReplicatedType, keys: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select object_key as key from replication.object_status
    where receiver_id = ${receiverId} and object_type = ${type} and object_key = any(${keys}) and state = 'sent'`.execute(
    db,
  );
  return new Set(rows.map(({ key }) => key));
}
