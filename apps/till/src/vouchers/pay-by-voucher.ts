import type { Money, Payment } from "@counterfoil/contracts";
import { listUnsent } from "../ledger/index.ts";
import type { Till } from "../till.ts";
import { reserveVoucher } from "./ask-server.ts";

export type VoucherTaken = { amount: Money; voucher: NonNullable<Payment["voucher"]> };

/** So much of a voucher as is wanted and is on it, held at the server; without it, by the till's own limit. */
export async function takeVoucher(
  till: Pick<Till, "database" | "server" | "settings">,
  number: string,
  wanted: Money,
  payments: readonly Payment[],
): Promise<VoucherTaken | { refused: string }> {
  if (payments.some(({ voucher }) => voucher?.number === number)) return { refused: "taken-already" };
  const asked = await reserveVoucher(till, number, wanted);
  if (asked === "notReachable") return takeOffline(till, number, wanted);
  if ("refused" in asked) return asked;
  const { reservationId, amount, balance } = asked.answer;
  return { amount, voucher: { number, reservationId, balance: balance - amount } };
}

/** What this till took off it already, and the server does not know yet, counts. */
async function takeOffline(
  { database, settings }: Pick<Till, "database" | "settings">,
  number: string,
  wanted: Money,
): Promise<VoucherTaken | { refused: string }> {
  const taken = (await listUnsent(database))
    .flatMap(({ transaction }) => (transaction.kind === "receipt" ? transaction.payments : []))
    .filter(({ voucher }) => voucher?.number === number)
    .reduce((sum, { amount }) => sum + amount, 0);
  const amount = Math.min(wanted, settings.get().vouchers.offlineMost - taken);
  return amount > 0 ? { amount, voucher: { number, offline: true } } : { refused: "offline" };
}
