import type { VoucherBalance, VoucherReservation } from "@counterfoil/contracts";
import { readSetting } from "../ledger/index.ts";
import { type Call, ServerRefusal } from "../sync/server.ts";
import type { Till } from "../till.ts";

type Asker = Pick<Till, "database" | "server">;
const PATH = "/api/vouchers";
/** A customer waits for it at the counter. */
const TIMEOUT_MS = 4_000;

/** `refused` is the server's code of why not. */
export type Asked<Answer> = { answer: Answer } | { refused: string } | "notReachable";

export const askBalance = (till: Asker, number: string) =>
  ask<VoucherBalance>(till, { path: `${PATH}/${number}/balance` });

export const reserveVoucher = (till: Asker, number: string, amount: number) =>
  ask<VoucherReservation>(till, {
    method: "POST",
    path: `${PATH}/reservations`,
    body: { number, amount, basketId: crypto.randomUUID() },
  });

export const extendReservation = (till: Asker, id: string) =>
  ask<VoucherReservation>(till, { method: "POST", path: `${PATH}/reservations/${id}/extend` });

/** Best effort: what is not given back ends by itself. */
export const releaseReservation = (till: Asker, id: string) =>
  ask<undefined>(till, { method: "DELETE", path: `${PATH}/reservations/${id}` });

async function ask<Answer>({ database, server }: Asker, call: Call): Promise<Asked<Answer>> {
  const token = await readSetting(database, "deviceToken");
  try {
    return { answer: await server.call<Answer>({ ...call, timeoutMs: TIMEOUT_MS, ...(token ? { token } : {}) }) };
  } catch (error) {
    // Who guesses must not come to what a voucher may do when nobody can be asked.
    const isSaid =
      error instanceof ServerRefusal && (error.code.startsWith("voucher-") || error.code === "too-many-tries");
    return isSaid ? { refused: error.code } : "notReachable";
  }
}
