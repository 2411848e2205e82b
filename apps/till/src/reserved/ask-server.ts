import type { ReservedAtTill, ReservedGoods, ReserveRequest } from "@counterfoil/contracts";
import { said } from "@counterfoil/ui/sentences";
import { readSetting } from "../ledger/index.ts";
import { type Call, ServerRefusal } from "../sync/server.ts";
import type { Till } from "../till.ts";

type Asker = Pick<Till, "database" | "server">;
const PATH = "/api/tills/reserved-goods";
const TIMEOUT_MS = 8_000;

/** `refused`: why not, in the words of the server. */
export type Asked<Answer> = { answer: Answer } | { refused: string } | "notReachable";
type Person = { personId: string; personName: string };

/** Repeated with the same `requestId` it is the same: an answer may be lost. */
export const reserveGoods = (till: Asker, body: ReserveRequest) =>
  ask<ReservedGoods>(till, { method: "POST", path: PATH, body });

export const listReserved = (till: Asker) => ask<ReservedAtTill>(till, { path: PATH });

export const askReserved = (till: Asker, number: string) => ask<ReservedGoods>(till, { path: `${PATH}/${number}` });

export const putAside = (till: Asker, number: string, body: Person) =>
  ask<ReservedGoods>(till, { method: "POST", path: `${PATH}/${number}/put-aside`, body });

export const cancelReserved = (till: Asker, number: string, body: Person & { why?: string }) =>
  ask<ReservedGoods>(till, { method: "POST", path: `${PATH}/${number}/cancel`, body });

async function ask<Answer>({ database, server }: Asker, call: Call): Promise<Asked<Answer>> {
  const token = await readSetting(database, "deviceToken");
  try {
    return { answer: await server.call<Answer>({ ...call, timeoutMs: TIMEOUT_MS, ...(token ? { token } : {}) }) };
  } catch (error) {
    const isSaid = error instanceof ServerRefusal && error.status < 500;
    return isSaid ? { refused: said(error.message) } : "notReachable";
  }
}
