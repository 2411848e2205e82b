import type { Page, Redemption, ReservationRequest, TillCoupon } from "@counterfoil/contracts";
import { type Clock, deriveKey, notFound, type SecretKey, type TaskList } from "@counterfoil/platform";
import type pg from "pg";
import type { Db, DbTransaction } from "../../../database.ts";
import { listBatches } from "./batch-store.ts";
import type { CouponContext } from "./context.ts";
import { listRedemptions } from "./redemption-store.ts";
import { deleteExpiredReservations, deleteReservation } from "./reservation-store.ts";
import { type CouponRow, listCoupons, readChangedCoupons, toCouponState } from "./store.ts";
import { blockCodes, handOutCodes, makeCodeBatch } from "./use-cases/make-codes.ts";
import { type Doubt, type Redeemer, redeemCoupons } from "./use-cases/redeem-coupons.ts";
import { giveBack, type OrderRedeemer, redeemForOrder } from "./use-cases/redeem-for-order.ts";
import { keepReservation, reserveCoupon } from "./use-cases/reserve-coupon.ts";
import { type CodeQuestion, createCodeResolver } from "./use-cases/resolve-codes.ts";
import { blockCoupon, changeCoupon, createCoupon } from "./use-cases/save-coupon.ts";

export { registerCouponRoutes } from "./routes.ts";
export type { CodeQuestion, ResolvedCode } from "./use-cases/resolve-codes.ts";

export type CouponOptions = {
  db: Db;
  pool: pg.Pool;
  clock: Clock;
  secretKey: SecretKey;
  readTimeZone: (storeId: string) => Promise<string | undefined>;
  announceMasterDataChanged: (db: Db) => Promise<void>;
};

type AfterContext<Work> = Work extends (context: CouponContext, ...rest: infer Rest) => unknown ? Rest : never;
const DAY_MS = 24 * 60 * 60_000;

/** Coupons and their codes: made, held while a basket is open, redeemed with the receipt. */
export function createCoupons({ secretKey, ...options }: CouponOptions) {
  const { db, clock } = options;
  const keys = { hash: deriveKey(secretKey, "coupon codes"), seal: deriveKey(secretKey, "coupon code lists") };
  const context: CouponContext = { ...options, keys };
  const resolver = createCodeResolver(context);
  const after = async (change: Promise<void>) => {
    await change;
    resolver.forget();
  };
  return {
    create: (...given: AfterContext<typeof createCoupon>) => after(createCoupon(context, ...given)),
    change: (...given: AfterContext<typeof changeCoupon>) => after(changeCoupon(context, ...given)),
    block: (...given: AfterContext<typeof blockCoupon>) => after(blockCoupon(context, ...given)),
    list: async ({ query, next, limit = 50 }: { query?: string; next?: string; limit?: number }) => {
      const rows = await listCoupons(db, { query, after: next ?? "", limit: limit + 1, now: clock.now() });
      return pageOf(rows.map(toCouponState), limit, ({ couponId }) => couponId);
    },
    read: async (couponId: string) => {
      const rows = await listCoupons(db, { query: undefined, after: "", limit: 1, now: clock.now(), couponId });
      if (rows[0] === undefined) throw notFound(`There is no coupon ${couponId}.`);
      return toCouponState(rows[0]);
    },
    /** The code of a coupon for everybody, null for a series; undefined: no coupon of ours. */
    codeOf: async (couponId: string): Promise<string | null | undefined> => {
      const rows = await listCoupons(db, { query: undefined, after: "", limit: 1, now: clock.now(), couponId });
      return rows[0]?.code;
    },
    makeCodes: (...given: AfterContext<typeof makeCodeBatch>) => makeCodeBatch(context, ...given),
    handOutCodes: (...given: AfterContext<typeof handOutCodes>) => handOutCodes(context, ...given),
    blockCodes: (...given: AfterContext<typeof blockCodes>) => blockCodes(context, ...given),
    listBatches: (couponId: string) => listBatches(db, couponId),
    listRedemptions: async (couponId: string, { next, limit = 50 }: { next?: string; limit?: number }) => {
      const before = next === undefined ? undefined : Number(next);
      const rows = await listRedemptions(db, couponId, { before, limit: limit + 1 });
      return pageOf<Redemption>(rows, limit, ({ redemptionId }) => String(redemptionId));
    },
    reserve: (request: ReservationRequest, caller: string) => reserveCoupon(context, request, caller),
    extend: (reservationId: string) => keepReservation(context, reservationId),
    release: (reservationId: string) => deleteReservation(db, reservationId),
    /** With the receipts, in the transaction that accepts them; answers what is doubtful about them. */
    redeem: (transaction: DbTransaction, receipts: readonly Redeemer[]): Promise<Doubt[]> =>
      redeemCoupons(context, transaction, receipts),
    /** With an order, in its transaction; answers what does not count, and redeems nothing then. */
    redeemForOrder: (transaction: DbTransaction, order: OrderRedeemer) => redeemForOrder(context, transaction, order),
    giveBack,
    resolve: (question: CodeQuestion) => resolver.resolve(question),
    tillCoupons: async (page: Parameters<typeof readChangedCoupons>[1]): Promise<TillCoupon[]> =>
      (await readChangedCoupons(db, page)).map(toTillCoupon),
    tasks: {
      "prices:delete-expired-reservations": () =>
        deleteExpiredReservations(db, new Date(clock.now().getTime() - DAY_MS)),
    } satisfies TaskList,
    crontab: "41 * * * * prices:delete-expired-reservations",
  };
}

export type Coupons = ReturnType<typeof createCoupons>;

function pageOf<Item>(rows: readonly Item[], limit: number, position: (item: Item) => string): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: position(last) } : {}) };
}

function toTillCoupon({ blockedAt, ...row }: CouponRow): TillCoupon {
  const { couponId, kind, name, offline } = row;
  return {
    couponId,
    kind,
    name,
    offline,
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.prefix === null ? {} : { prefix: row.prefix }),
    ...(row.codeLength === null ? {} : { length: row.codeLength }),
    ...(row.validFrom === null ? {} : { validFrom: row.validFrom }),
    ...(row.validTo === null ? {} : { validTo: row.validTo }),
    ...(blockedAt === null ? {} : { withdrawn: true }),
  };
}
