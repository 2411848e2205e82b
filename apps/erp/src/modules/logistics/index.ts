import type { Clock } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { MasterData } from "../masterdata/index.ts";
import type { GoodsMovementDraft, GoodsMovementRequest } from "./goods-movement.ts";
import { postMovements } from "./post-movements.ts";
import { type MovementSearch, readMovement, type StockSearch, searchMovements, searchStock } from "./queries.ts";
import { reverseMovement } from "./reverse-movement.ts";
import { materialRows, stockRows } from "./stock-rows.ts";
import { postGoodsMovement } from "./use-cases/post-goods-movement.ts";

export { type GoodsMovementDraft, type GoodsMovementItem, isMovementType, movementTypes } from "./goods-movement.ts";
export { registerLogisticsRoutes } from "./routes.ts";

/** Stocks and the documents that move them. */
export function createLogistics({ db, masterData, clock }: { db: Db; masterData: MasterData; clock: Clock }) {
  return {
    postGoodsMovement: (request: GoodsMovementRequest, by: string) =>
      postGoodsMovement(db, masterData, request, by, clock.now().toISOString().slice(0, 10)),
    /** For modules that post with their own facts; articles, sites and locations are checked by the caller. */
    postMovements: (transaction: DbTransaction, drafts: GoodsMovementDraft[], by: string) =>
      postMovements(transaction, drafts, by),
    /** Takes a material document back, in the transaction of whoever reverses what it belongs to. */
    reverseMovement: (transaction: DbTransaction, what: Parameters<typeof reverseMovement>[1], by: string) =>
      reverseMovement(transaction, what, by),
    searchStock: (search: StockSearch) => searchStock(db, search),
    searchMovements: (search: MovementSearch) => searchMovements(db, search),
    /** For OData: rows with the columns of A_MatlStkInAcctMod and A_MaterialStock. */
    stockRows,
    materialRows,
    readMovement: (year: number, number: number) => readMovement(db, year, number),
  };
}
export type Logistics = ReturnType<typeof createLogistics>;
