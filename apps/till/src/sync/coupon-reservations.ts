import type { Reservation, ReservationRequest } from "@counterfoil/contracts";
import { readSetting, type TillDatabase } from "../ledger/index.ts";
import { type Server, ServerRefusal } from "./server.ts";

const PATH = "/api/prices/coupon-reservations";
/** A customer waits for it at the counter. */
const RESERVE_TIMEOUT_MS = 4_000;

export type ReserveAnswer = { reservation: Reservation } | { refused: string } | "notReachable";

/** Asks the server to hold a code for this basket. `refused` is the server's code of why not. */
export async function reserveCoupon(
  database: TillDatabase,
  server: Server,
  request: ReservationRequest,
): Promise<ReserveAnswer> {
  try {
    const call = { method: "POST" as const, path: PATH, body: request, timeoutMs: RESERVE_TIMEOUT_MS };
    return { reservation: await server.call<Reservation>(await withToken(database, call)) };
  } catch (error) {
    if (!(error instanceof ServerRefusal)) return "notReachable";
    // Who guesses must not come to what a coupon may do when nobody can be asked.
    const refused = isAboutTheCode(error.status) || error.code === "too-many-tries";
    return refused ? { refused: error.code } : "notReachable";
  }
}

const isAboutTheCode = (status: number) => status === 400 || status === 404 || status === 409 || status === 422;

/** Holds it longer. False: the server does not hold it any more. */
export async function extendReservation(database: TillDatabase, server: Server, id: string): Promise<boolean> {
  try {
    await server.call(await withToken(database, { method: "POST", path: `${PATH}/${encodeURIComponent(id)}/extend` }));
    return true;
  } catch (error) {
    return !(error instanceof ServerRefusal && isAboutTheCode(error.status));
  }
}

/** Gives it back, best effort: what is not given back ends by itself. */
export async function releaseReservation(database: TillDatabase, server: Server, id: string): Promise<void> {
  const call = { method: "DELETE" as const, path: `${PATH}/${encodeURIComponent(id)}` };
  await server.call(await withToken(database, call)).catch(() => undefined);
}

async function withToken<Call extends object>(database: TillDatabase, call: Call): Promise<Call & { token?: string }> {
  const token = await readSetting(database, "deviceToken");
  return token ? { ...call, token } : call;
}
