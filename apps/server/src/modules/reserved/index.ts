import type { ReservedAtTill, ReservedGoods, ReservedGoodsQuery, ReserveRequest } from "@counterfoil/contracts";
import { inTransaction, recordChange, type TaskList } from "@counterfoil/platform";
import type { DbTransaction } from "../../database.ts";
import type { Till } from "../access/index.ts";
import { reservedEnded, reservedUnknown } from "./errors.ts";
import {
  deleteEnded,
  expire,
  findGoods,
  listGoods,
  readKept,
  readWaiting,
  setCancelled,
  setPutAside,
} from "./store.ts";
import { type ReserveContext, reserveGoods } from "./use-cases/reserve-goods.ts";
import { settleReserved } from "./use-cases/settle-reserved.ts";
import type { Who } from "./who.ts";

export { registerReservedRoutes } from "./routes.ts";

export type ReservedOptions = Omit<ReserveContext, "dayOf"> & {
  readStores: () => Promise<{ storeId: string; timeZone: string }[]>;
};

/** Of a store at one time, on a till's screen. */
const MOST_WAITING = 500;
const KEPT_MS = 90 * 24 * 60 * 60_000;

/** Goods that a store keeps for a customer until a day, and how that ended. */
export function createReserved(options: ReservedOptions) {
  const { db, clock, readStores } = options;
  const dayIn = (timeZone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(clock.now());
  const dayOf = async (id: string) =>
    dayIn((await readStores()).find(({ storeId }) => storeId === id)?.timeZone ?? "UTC");
  const read = async (number: string): Promise<ReservedGoods> => {
    const goods = await findGoods(db, number);
    if (!goods) throw reservedUnknown(`Nobody has goods ${number} kept.`);
    return goods;
  };
  const change = async (number: string, { actor }: Who, verb: "putAside" | "cancelled", act: Act, why?: string) => {
    await inTransaction(db, async (transaction) => {
      if (!(await act(transaction))) return;
      const about = { objectType: "reservedGoods", objectId: number, ...(why && { detail: { why } }) };
      await recordChange(transaction, { actor, action: `reservedGoods.${verb}`, ...about });
    });
    return read(number);
  };
  return {
    reserve: (till: Till, request: ReserveRequest) => reserveGoods({ ...options, dayOf }, till, request),
    atTill: async ({ storeId }: Till): Promise<ReservedAtTill> => ({
      items: await readWaiting(db, storeId, MOST_WAITING),
    }),
    list: (query: ReservedGoodsQuery) => listGoods(db, query),
    read,
    /** Again: the same answer. */
    async putAside(number: string, who: Who): Promise<ReservedGoods> {
      const goods = await change(number, who, "putAside", (transaction) => setPutAside(transaction, number, who.by));
      if (goods.state !== "putAside") throw ended(goods);
      return goods;
    },
    async cancel(number: string, who: Who, why?: string): Promise<ReservedGoods> {
      const act: Act = (transaction) => setCancelled(transaction, number, who.by, why);
      const goods = await change(number, who, "cancelled", act, why);
      if (goods.state !== "cancelled") throw ended(goods);
      return goods;
    },
    settle: (transaction: DbTransaction, receipts: Parameters<typeof settleReserved>[1]) =>
      settleReserved(transaction, receipts),
    readKept: (articleId: string) => readKept(db, articleId),
    tasks: {
      "reserved:expire": async () => {
        for (const { storeId, timeZone } of await readStores()) await expire(db, storeId, dayIn(timeZone));
        await deleteEnded(db, new Date(clock.now().getTime() - KEPT_MS));
      },
    } satisfies TaskList,
    crontab: "4 * * * * reserved:expire",
  };
}

type Act = (transaction: DbTransaction) => Promise<boolean>;

function ended({ number, state, receiptNumber }: ReservedGoods) {
  if (receiptNumber) return reservedEnded(`Goods ${number} were collected with receipt ${receiptNumber}.`);
  return reservedEnded(
    state === "expired" ? `The last day of goods ${number} is over.` : `Goods ${number} were cancelled.`,
  );
}

export type Reserved = ReturnType<typeof createReserved>;
