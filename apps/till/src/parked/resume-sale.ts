import type { ParkedList, ParkedSale, ParkedSummary } from "@counterfoil/contracts";
import { type ParkedRow, readSetting, type TillDatabase } from "../ledger/index.ts";
import type { Basket } from "../selling/index.ts";
import { type Server, ServerRefusal } from "../sync/index.ts";
import { listOwn, takeUpOwn } from "./park-sale.ts";
import { PARKED_PATH, tellParked } from "./tell-server.ts";

const ASK_TIMEOUT_MS = 6_000;

/** `own`: in this till's memory. `heldBy`: another till has it just now. */
export type ListedSale = ParkedSummary & { own?: ParkedRow["state"]; heldBy?: string };
/** `everywhere` is false when only this till's own could be looked at. */
export type ListedSales = { items: ListedSale[]; everywhere: boolean };

/** What is parked in the store, oldest first. */
export async function listParked(database: TillDatabase, server: Server): Promise<ListedSales> {
  const asked = await ask<ParkedList>(database, server, "GET", "").catch(() => undefined);
  const own = await listOwn(database);
  const ofStore = (asked?.items ?? []).filter(({ id }) => !own.some((row) => row.id === id));
  const items: ListedSale[] = [...own.map(({ sale, state }) => ({ ...sale, own: state })), ...ofStore];
  return {
    items: items.toSorted((one, other) => (one.parkedAt < other.parkedAt ? -1 : 1)),
    everywhere: asked !== undefined,
  };
}

export type Resumed = { basket: Basket } | { refused: "gone" | "held" | "notReachable" };

/**
 * The sale is this till's open one again. One that may be another's is first written into this till's memory, and only opened when
 * the server has said that nobody else has it.
 */
export async function resumeSale(database: TillDatabase, server: Server, id: string): Promise<Resumed> {
  const own = await takeUpOwn(database, id);
  if (own) return { basket: own };
  try {
    // What is undecided is decided first: a sale that was let go of is then at the server.
    await tellParked(database, server);
    if (!(await database.parked.get(id))) {
      await hold(database, server, id);
      await tellParked(database, server);
    }
  } catch (error) {
    if (!(error instanceof ServerRefusal)) return { refused: "notReachable" };
    return { refused: error.code === "parked-held" ? "held" : "gone" };
  }
  const ours = await takeUpOwn(database, id);
  return ours ? { basket: ours } : { refused: "gone" };
}

async function hold(database: TillDatabase, server: Server, id: string): Promise<void> {
  const sale = await ask<ParkedSale>(database, server, "POST", `/${id}/hold`);
  await database.parked.add({ id, state: "resuming", sale });
}

async function ask<Answer>(database: TillDatabase, server: Server, method: "GET" | "POST", path: string) {
  const token = await readSetting(database, "deviceToken");
  const call = { method, path: PARKED_PATH + path, timeoutMs: ASK_TIMEOUT_MS };
  return server.call<Answer>(token ? { ...call, token } : call);
}
