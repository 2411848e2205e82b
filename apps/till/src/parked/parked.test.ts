import type { ParkedSale } from "@counterfoil/contracts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSetting, TillDatabase } from "../ledger/index.ts";
import { type Call, type Server, ServerRefusal, ServerUnreachable } from "../sync/index.ts";
import { listParked, parkSale, resumeSale, tellParked } from "./index.ts";

const ID = "019ab000-0000-7000-8000-000000000001";
const basket = { lines: [{ kind: "sale", lineId: "0001" }], nextLine: 2 };
const sale: ParkedSale = {
  ...{ id: ID, tillId: "1010-01", personId: "p1", personName: "Carla", name: "Blue coat" },
  ...{ parkedAt: "2026-11-22T10:00:00.000Z", currency: "GBP", total: 678, pieces: 2, basket },
};

let database: TillDatabase;
let other: TillDatabase;
let made = 0;
beforeEach(() => {
  made += 1;
  database = new TillDatabase(`parked-${made}`);
  other = new TillDatabase(`parked-other-${made}`);
});
afterEach(() => Promise.all([database.delete(), other.delete()]));

type Row = { sale: ParkedSale; heldBy?: string; resumedBy?: string };
/** The other end, as the server's module keeps it; `lose` says after which calls the answer does not come back. */
function storeServer() {
  const rows = new Map<string, Row>();
  const trouble: { lose?: (path: string) => boolean; away?: boolean } = {};
  const act = (till: string, { method, path, body }: Call) => {
    if (method === "GET") return { items: [...rows.values()].filter((row) => !row.resumedBy).map((row) => row.sale) };
    const [, , , , id = "", verb] = path.split("/");
    if (!verb) {
      const kept = body as ParkedSale;
      if (!rows.has(kept.id)) rows.set(kept.id, { sale: kept, heldBy: till });
      return undefined;
    }
    const row = rows.get(id);
    if (!row) throw new ServerRefusal(404, { code: "parked-unknown" });
    if (verb === "release") {
      if (row.heldBy === till) delete row.heldBy;
      return undefined;
    }
    if (row.resumedBy && (verb === "hold" || row.resumedBy !== till))
      throw new ServerRefusal(409, { code: "parked-resumed" });
    if (row.heldBy && row.heldBy !== till) throw new ServerRefusal(409, { code: "parked-held" });
    if (verb === "hold") {
      row.heldBy = till;
      return row.sale;
    }
    row.resumedBy = till;
    delete row.heldBy;
    return undefined;
  };
  const at = (till: string): Server => ({
    call: async <Answer>(call: Call) => {
      if (trouble.away) throw new ServerUnreachable("away");
      const answer = act(till, call);
      if (trouble.lose?.(call.path)) throw new ServerUnreachable("the answer was lost");
      return answer as Answer;
    },
    open: () => Promise.reject(new Error("not in this test")),
  });
  return { rows, trouble, first: at("1010-01"), second: at("1010-02") };
}

test("a sale parked here goes on at another till of the store, with its basket, and nowhere else", async () => {
  const { rows, first, second } = storeServer();
  await parkSale(database, sale);
  await tellParked(database, first);
  expect(await database.parked.toArray()).toEqual([]);
  const { items } = await listParked(other, second);
  expect(items.map(({ id, name }) => [id, name])).toEqual([[ID, "Blue coat"]]);
  expect(await resumeSale(other, second, ID)).toEqual({ basket });
  expect(await readSetting(other, "openSale")).toEqual({ basket });
  expect(rows.get(ID)?.resumedBy).toBe("1010-02");
  expect(await resumeSale(database, first, ID)).toEqual({ refused: "gone" });
  expect(await readSetting(database, "openSale")).toBeUndefined();
});

test("without a network it is parked and resumed at the till itself, and the server never offers it", async () => {
  const { rows, trouble, first, second } = storeServer();
  trouble.away = true;
  await parkSale(database, sale);
  await expect(tellParked(database, first)).rejects.toThrow(ServerUnreachable);
  const offline = await listParked(database, first);
  expect([offline.everywhere, offline.items.map(({ id, own }) => [id, own])]).toEqual([false, [[ID, "waiting"]]]);
  expect(await resumeSale(database, first, ID)).toEqual({ basket });
  expect((await listParked(database, first)).items).toEqual([]);
  delete trouble.away;
  await tellParked(database, first);
  expect(await database.parked.toArray()).toEqual([]);
  expect(rows.get(ID)?.resumedBy).toBe("1010-01");
  expect(await resumeSale(other, second, ID)).toEqual({ refused: "gone" });
});

test("when the answer to the parking is lost, it is still this till's alone", async () => {
  const { trouble, first, second } = storeServer();
  trouble.lose = (path) => path === "/api/tills/parked";
  await parkSale(database, sale);
  await expect(tellParked(database, first)).rejects.toThrow(ServerUnreachable);
  delete trouble.lose;
  expect(await resumeSale(other, second, ID)).toEqual({ refused: "held" });
  expect(await resumeSale(database, first, ID)).toEqual({ basket });
  await tellParked(database, first);
  expect(await resumeSale(other, second, ID)).toEqual({ refused: "gone" });
});

test("when the answer to letting go is lost, the till asks before it takes it up again", async () => {
  const { trouble, first, second } = storeServer();
  trouble.lose = (path) => path.endsWith("/release");
  await parkSale(database, sale);
  await expect(tellParked(database, first)).rejects.toThrow(ServerUnreachable);
  trouble.away = true;
  expect(await resumeSale(database, first, ID)).toEqual({ refused: "notReachable" });
  delete trouble.away;
  delete trouble.lose;
  expect(await resumeSale(other, second, ID)).toEqual({ basket });
  expect(await resumeSale(database, first, ID)).toEqual({ refused: "gone" });
});

test("when the answer to resuming is lost, the sale stays in this till's memory until it is known whose it is", async () => {
  const { trouble, first, second } = storeServer();
  await parkSale(database, sale);
  await tellParked(database, first);
  trouble.lose = (path) => path.endsWith("/resume");
  expect(await resumeSale(other, second, ID)).toEqual({ refused: "notReachable" });
  expect((await other.parked.toArray()).map(({ state }) => state)).toEqual(["resuming"]);
  expect(await readSetting(other, "openSale")).toBeUndefined();
  expect(await resumeSale(database, first, ID)).toEqual({ refused: "gone" });
  delete trouble.lose;
  await tellParked(other, second);
  // Nobody else's now: it opens without a network.
  trouble.away = true;
  expect(await resumeSale(other, second, ID)).toEqual({ basket });
  expect(await other.parked.toArray()).toEqual([]);
});
