import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type {
  MasterData,
  PriceScopes,
  ReplicatedArticle,
  ReplicatedPartner,
  ReplicatedPromotion,
  ReplicatedPurchasePrices,
  ReplicatedRelationship,
  ReplicatedType,
} from "../masterdata/index.ts";
import type { CategoryPaths } from "./map-article.ts";
import { type PricePlaces, readPlacesToTell } from "./price-places.ts";
import type { RunObject } from "./run-objects.ts";
import { withdrawn } from "./withdraw.ts";

/** A package of one type with what its document needs to know besides. */
export type Objects =
  | { type: "article"; objects: ReplicatedArticle[]; paths: CategoryPaths; pricesApart: boolean }
  | { type: "businessPartner"; objects: ReplicatedPartner[] }
  | { type: "relationship"; objects: ReplicatedRelationship[] }
  | { type: "promotion" | "bonusBuy"; objects: ReplicatedPromotion[]; scopes: PriceScopes; known: Set<string> }
  | { type: "salesPrice" | "priceListPrice"; objects: ReplicatedArticle[]; places: PricePlaces }
  | { type: "purchasePrice"; objects: ReplicatedPurchasePrices[] };

type Reading = { db: Db; masterData: MasterData; type: ReplicatedType; receiverId: string };

/** The objects of a package as they are now, in its order. Those that are gone stay out. */
export async function readObjectsToSend(
  { db, masterData, type, receiverId }: Reading,
  wanted: readonly RunObject[],
): Promise<Objects> {
  const keys = wanted.map(({ key }) => key);
  switch (type) {
    case "businessPartner":
      return { type, objects: arranged(wanted, await masterData.partnersToSend(db, keys), withdrawn.partner) };
    case "relationship":
      return {
        type,
        objects: arranged(wanted, await masterData.relationshipsToSend(db, keys), withdrawn.relationship),
      };
    case "purchasePrice": {
      const found = await masterData.purchasePricesToSend(db, keys);
      return { type, objects: arranged(wanted, found, withdrawn.purchasePrices) };
    }
    case "article": {
      const objects = arranged(wanted, await masterData.articlesToSend(db, keys), withdrawn.article);
      const paths = await masterData.categoryPaths(db);
      return { type, objects, paths, pricesApart: await getsPricesApart(db, receiverId) };
    }
    case "salesPrice":
    case "priceListPrice": {
      const objects = arranged(wanted, await masterData.articlesToSend(db, keys), withdrawn.prices);
      return { type, objects, places: await readPlacesToTell(db, masterData, receiverId, type) };
    }
    default: {
      const objects = arranged(wanted, await masterData.promotionsToSend(db, type, keys), withdrawn.promotion);
      const known = await readSentBefore(db, receiverId, type, keys);
      return { type, objects, scopes: await masterData.priceScopes(db), known };
    }
  }
}

/** Under the number that the run gave it, or its own where it has changed since; what leaves is taken back. */
function arranged<Each extends { key: string; changeNumber: number }>(
  wanted: readonly RunObject[],
  found: Each[],
  withdraw: (object: Each) => Each,
): Each[] {
  const byKey = new Map(found.map((object) => [object.key, object]));
  return wanted.flatMap(({ key, kind, changeNumber }) => {
    const object = byKey.get(key);
    if (!object) return [];
    const numbered = { ...object, changeNumber: Math.max(object.changeNumber, changeNumber) };
    return [kind === "leaves" ? withdraw(numbered) : numbered];
  });
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
    where receiver_id = ${receiverId} and object_type = ${type} and object_key = any(${keys}) and present`.execute(db);
  return new Set(rows.map(({ key }) => key));
}
