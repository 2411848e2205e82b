import type { VoucherReservation, VoucherReservationRequest } from "@counterfoil/contracts";
import { type Clock, countAttempt, inTransaction, requireAttemptLeft } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { Till } from "../../access/index.ts";
import {
  voucherBlocked,
  voucherEmpty,
  voucherExpired,
  voucherReservationUnknown,
  voucherReserved,
  voucherUnknown,
} from "../errors.ts";
import { extendReservation, readReserved, upsertReservation } from "../reservation-store.ts";
import { findVoucher, lockVouchers } from "../store.ts";
import { standingOf } from "../voucher.ts";

export type VoucherContext = { db: Db; clock: Clock; dayOf: (storeId: string) => Promise<string> };

const RESERVED_FOR_MS = 30 * 60_000;
/** Whoever guesses gets this many tries; a scanner that reads wrong needs fewer. */
export const GUESSES = { tries: 20, windowMinutes: 10 };

/** Each number that is none counts against the till that asks. */
export async function requireKnown({ db }: Pick<VoucherContext, "db">, number: string, caller: string): Promise<void> {
  if (await findVoucher(db, number)) return;
  const attempt = `voucher ${caller}`;
  await requireAttemptLeft(db, attempt, GUESSES);
  await countAttempt(db, attempt, GUESSES);
  throw voucherUnknown("No voucher has this number. Was it typed right?", "/number");
}

/** Holds what a basket wants of a voucher, or what is left of it. */
export async function reserveVoucher(
  context: VoucherContext,
  till: Till,
  { number, basketId, amount }: VoucherReservationRequest,
): Promise<VoucherReservation> {
  const { db, clock } = context;
  await requireKnown(context, number, till.tillId);
  const now = clock.now();
  const day = await context.dayOf(till.storeId);
  const expiresAt = new Date(now.getTime() + RESERVED_FOR_MS);
  return inTransaction(db, async (transaction) => {
    const balance = await requireGood(transaction, number, day);
    const available = balance - (await readReserved(transaction, { number, basketId, now }));
    if (available <= 0) throw voucherReserved(`Other baskets hold all that is on voucher ${number}.`, "/number");
    const held = Math.min(amount, available);
    const wanted = { number, basketId, amount: held, tillId: till.tillId, expiresAt };
    const reservationId = await upsertReservation(transaction, wanted);
    return { reservationId, amount: held, balance, expiresAt: expiresAt.toISOString() };
  });
}

async function requireGood(transaction: DbTransaction, number: string, day: string): Promise<number> {
  const voucher = (await lockVouchers(transaction, [number])).get(number);
  const standing = standingOf(voucher, day);
  if (standing === "blocked") throw voucherBlocked(`Voucher ${number} is blocked.`, "/number");
  if (standing === "expired") throw voucherExpired(`Voucher ${number} was good until ${voucher?.validTo}.`, "/number");
  if (voucher === undefined || voucher.balance <= 0)
    throw voucherEmpty(`There is nothing on voucher ${number}.`, "/number");
  return voucher.balance;
}

export async function keepReservation({ db, clock }: VoucherContext, id: string): Promise<VoucherReservation> {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + RESERVED_FOR_MS);
  const held = await extendReservation(db, { id, now, expiresAt });
  if (!held) throw voucherReservationUnknown("It has expired or was released. Take the voucher again.");
  return { reservationId: id, ...held, expiresAt: expiresAt.toISOString() };
}
