import type { TillPerson } from "@counterfoil/contracts";
import { expect, it } from "vitest";
import { appendTransaction, isTraining, readSetting, TillDatabase, writeSetting } from "../ledger/index.ts";
import { observable } from "../observable.ts";
import { emptyBasket, openSale, unpriced } from "../selling/index.ts";
import type { Call, Server } from "../sync/index.ts";
import type { Till, View } from "../till.ts";
import { createTraining, guardTraining } from "./index.ts";

const at = "2026-11-22T10:00:00.000Z";
const moved = {
  kind: "cashMovement" as const,
  storeId: "1010",
  tillId: "1010-01",
  cashierId: "p1",
  cashierName: "Carla",
  occurredAt: at,
  businessDate: "2026-11-22",
  currency: "GBP",
  type: "cashIn" as const,
  amount: 100,
  method: "CASH",
  reasonCode: "FLOAT",
  text: "Float",
};

async function openTraining(name: string) {
  const database = new TillDatabase(name);
  const noted: unknown[] = [];
  const kept: unknown[] = [];
  const sale = openSale({
    price: () => unpriced(at),
    keep: (sold) => void (database.training ?? kept.push(sold)),
    wrong: () => undefined,
  });
  const cashier = observable<TillPerson | undefined>({ personId: "p1", name: "Carla" } as TillPerson);
  const rights = { ask: async () => ({ by: "p1" }) } as unknown as Till["rights"];
  const note: Till["note"] = (kind, facts) => void noted.push([kind, facts ?? {}]);
  const view = observable<View>({ name: "sale" });
  const training = createTraining({ database, sale, view, cashier, rights, note, today: () => "2026-11-22" });
  return { database, sale, cashier, training, noted, kept };
}

it("keeps nothing of what is sold for practice, and takes no number of the ledger", async () => {
  const { database, sale, cashier, training, noted, kept } = await openTraining("training");
  await writeSetting(database, "lastRunning", 41);
  await training.begin();
  const first = await appendTransaction(database, moved);
  expect([first.number, isTraining(first), first.state]).toEqual(["T000001", true, "confirmed"]);
  expect((await appendTransaction(database, moved)).number).toBe("T000002");
  sale.change({ ...emptyBasket, customerId: "77" });
  cashier.set(undefined);
  expect(training.on.get()).toBe(false);
  expect(sale.state.get().basket).toEqual(emptyBasket);
  expect([await database.transactions.count(), await readSetting(database, "lastRunning"), kept]).toEqual([0, 41, []]);
  expect(noted).toEqual([
    ["trainingBegun", {}],
    ["trainingEnded", { receipts: 2 }],
  ]);
  const sold = await appendTransaction(database, moved);
  expect([sold.number, isTraining(sold), sold.state]).toEqual(["1010-01-000042", false, "waiting"]);
});

it("does not begin over an open sale", async () => {
  const { database, sale, training } = await openTraining("training-open");
  sale.change({
    lines: [{ kind: "sale", lineId: "0001", articleId: "1", unit: "PC", text: "", quantityMilli: 1000 }],
    nextLine: 2,
  });
  await training.begin();
  expect([training.on.get(), database.training]).toEqual([false, undefined]);
  expect(sale.state.get().notices.map(({ key }) => key)).toEqual(["training.finishFirst"]);
});

it("lets the server be asked, and told only what was really sold", async () => {
  const database = new TillDatabase("training-guard");
  const called: string[] = [];
  const server: Server = {
    call: async <Answer>({ path }: Call) => {
      called.push(path);
      return undefined as Answer;
    },
    open: () => Promise.reject(new Error("not asked")),
  };
  const guarded = guardTraining(server, database);
  const post = (path: string) => guarded.call({ method: "POST", path });
  await post("/api/prices/coupon-reservations");
  database.training = [];
  await expect(post("/api/prices/coupon-reservations")).rejects.toThrow("training mode");
  await expect(post("/api/tills/customers")).rejects.toThrow("training mode");
  await post("/api/sales/transactions");
  await guarded.call({ path: "/api/catalog/stock?articleId=1" });
  expect(called).toEqual([
    "/api/prices/coupon-reservations",
    "/api/sales/transactions",
    "/api/catalog/stock?articleId=1",
  ]);
});
