import type { Page, Receipt, Voucher, VoucherBalance, VoucherDetail, VoucherQuery } from "@counterfoil/contracts";
import { type Actor, type Clock, inTransaction, notFound, recordChange, type TaskList } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Till } from "../access/index.ts";
import { deleteExpired, deleteReservations, readReserved } from "./reservation-store.ts";
import { findVoucher, type ListedVoucher, listVouchers, readMovements, setBlocked } from "./store.ts";
import { keepReservation, requireKnown, reserveVoucher, type VoucherContext } from "./use-cases/reserve-voucher.ts";
import { hasVouchers, settleVouchers } from "./use-cases/settle-vouchers.ts";
import { standingOf } from "./voucher.ts";

export { registerVoucherRoutes } from "./routes.ts";

export type VoucherOptions = { db: Db; clock: Clock; readTimeZone: (storeId: string) => Promise<string | undefined> };

const DAY_MS = 24 * 60 * 60_000;

/** Vouchers (gift cards): sold and topped up at tills, held while a basket is open, and what is left on each. */
export function createVouchers({ db, clock, readTimeZone }: VoucherOptions) {
  const dayIn = (timeZone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(clock.now());
  const dayOf = async (storeId: string) => dayIn((await readTimeZone(storeId)) ?? "UTC");
  const context: VoucherContext = { db, clock, dayOf };
  const list = async (query: VoucherQuery): Promise<Page<Voucher>> => {
    const { limit = 50 } = query;
    const day = dayIn("UTC");
    const rows = await listVouchers(db, query, { now: clock.now(), day });
    const items = rows.slice(0, limit).map((row) => toVoucher(row, day));
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last && { next: `${last.changedAt}/${last.number}` }) };
  };
  return {
    list,
    async read(number: string): Promise<VoucherDetail> {
      const row = await findVoucher(db, number);
      if (!row) throw notFound(`There is no voucher ${number}.`);
      const reserved = await readReserved(db, { number, now: clock.now() });
      return { ...toVoucher({ ...row, reserved }, dayIn("UTC")), movements: await readMovements(db, number) };
    },
    /** What a customer is told. `till`: who asks, for the count of wrong numbers. */
    async readBalance(number: string, till: Till | undefined): Promise<VoucherBalance> {
      if (till) await requireKnown(context, number, till.tillId);
      const row = await findVoucher(db, number);
      if (!row) throw notFound(`There is no voucher ${number}.`);
      const standing = standingOf(row, till ? await dayOf(till.storeId) : dayIn("UTC"));
      const reserved = await readReserved(db, { number, now: clock.now() });
      const { balance, currency, validTo } = row;
      const available = standing === "good" ? Math.max(balance - reserved, 0) : 0;
      return { number, standing, currency, balance, available, ...(validTo === null ? {} : { validTo }) };
    },
    async block(number: string, why: string | undefined, actor: Actor): Promise<void> {
      await inTransaction(db, async (transaction) => {
        const blocked = why === undefined ? undefined : { by: actor.name, why };
        if (!(await setBlocked(transaction, number, blocked))) throw notFound(`There is no voucher ${number}.`);
        const action = blocked ? "voucher.blocked" : "voucher.unblocked";
        const detail = blocked ? { why } : {};
        await recordChange(transaction, { actor, action, objectType: "voucher", objectId: number, detail });
      });
    },
    reserve: (till: Till, request: Parameters<typeof reserveVoucher>[2]) => reserveVoucher(context, till, request),
    extend: (id: string) => keepReservation(context, id),
    release: (id: string) => deleteReservations(db, [id]),
    settle: (transaction: DbTransaction, receipts: readonly Receipt[]) =>
      settleVouchers(transaction, receipts.filter(hasVouchers)),
    tasks: {
      "vouchers:delete-expired": () => deleteExpired(db, new Date(clock.now().getTime() - DAY_MS)),
    } satisfies TaskList,
    crontab: "41 4 * * * vouchers:delete-expired",
  };
}

export type Vouchers = ReturnType<typeof createVouchers>;

function toVoucher({ balance, currency, number, reserved, ...row }: ListedVoucher, day: string): Voucher {
  const { soldAt, soldIn, validTo, blockedAt, blockedBy, blockedWhy } = row;
  return {
    number,
    standing: standingOf({ balance, currency, number, ...row }, day),
    currency,
    balance,
    reserved,
    ...(soldAt && { soldAt: soldAt.toISOString() }),
    ...(soldIn && { soldIn }),
    ...(validTo && { validTo }),
    ...(blockedAt && { blockedAt: blockedAt.toISOString() }),
    ...(blockedBy && { blockedBy }),
    ...(blockedWhy && { blockedWhy }),
    changedAt: row.changedAt.toISOString(),
  };
}
