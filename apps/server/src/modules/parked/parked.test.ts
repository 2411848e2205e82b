import type { ParkedList, ParkedSale, ReservedAtTill, ReservedGoods } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { newId, receiptOf } from "../../testing/receipts.ts";
import { type PairedTill, type Suite, startSuite } from "../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let first: PairedTill;
let second: PairedTill;
let elsewhere: PairedTill;
beforeAll(async () => {
  suite = await startSuite(database.url);
  first = await suite.createTill("1010-01");
  second = await suite.createTill("1010-02");
  elsewhere = await suite.createTill("1020-01");
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const basket = { lines: [{ kind: "sale", lineId: "0001", articleId: "71053", quantityMilli: 2000 }], nextLine: 2 };
function saleOf(more: Partial<ParkedSale> = {}): ParkedSale {
  const who = { tillId: "1010-01", personId: "p1", personName: "Colin" };
  const worth = { currency: "GBP", total: 678, pieces: 2 };
  return { id: newId(), ...who, parkedAt: new Date().toISOString(), ...worth, basket, ...more };
}
const ask = async (till: PairedTill, method: string, path = "", body?: unknown) => {
  const answer = await suite.call<{ code?: string }>(method, `/api/tills/parked${path}`, { token: till.token, body });
  return [answer.status, answer.body?.code ?? answer.body];
};
const list = async (till: PairedTill) =>
  (await suite.call<ParkedList>("GET", "/api/tills/parked", { token: till.token })).body.items;
const park = async (sale: ParkedSale) => {
  expect(await ask(first, "POST", "", sale)).toEqual([204, undefined]);
  expect(await ask(first, "POST", `/${sale.id}/release`)).toEqual([204, undefined]);
};

test("a parked sale is its till's alone until that lets go of it, then any till of the store has it, once", async () => {
  const sale = saleOf({ name: "Blue coat" });
  expect(await ask(first, "POST", "", sale)).toEqual([204, undefined]);
  const { basket: _, ...summary } = sale;
  expect(await list(second)).toEqual([{ ...summary, heldBy: "1010-01" }]);
  expect(await ask(second, "POST", `/${sale.id}/hold`)).toEqual([409, "parked-held"]);
  expect(await ask(second, "POST", `/${sale.id}/release`)).toEqual([204, undefined]);
  expect(await ask(second, "POST", `/${sale.id}/resume`)).toEqual([409, "parked-held"]);
  await park(sale);
  expect(await list(second)).toEqual([summary]);
  expect(await ask(second, "POST", `/${sale.id}/hold`)).toEqual([200, sale]);
  expect(await ask(first, "POST", `/${sale.id}/hold`)).toEqual([409, "parked-held"]);
  expect(await ask(first, "POST", `/${sale.id}/resume`)).toEqual([409, "parked-held"]);
  const resumed = [204, undefined];
  // The second answer is the one to a till that did not get the first.
  expect(await ask(second, "POST", `/${sale.id}/resume`)).toEqual(resumed);
  expect(await ask(second, "POST", `/${sale.id}/resume`)).toEqual(resumed);
  expect(await ask(second, "POST", `/${sale.id}/hold`)).toEqual([409, "parked-resumed"]);
  expect(await ask(first, "POST", `/${sale.id}/resume`)).toEqual([409, "parked-resumed"]);
  // A parking that was sent twice does not bring it back.
  await park(sale);
  expect(await list(first)).toEqual([]);
});

test("a hold ends by itself, and of two tills that resume then only one does", async () => {
  const sale = saleOf();
  await park(sale);
  expect((await ask(second, "POST", `/${sale.id}/hold`))[0]).toBe(200);
  await suite.rows("update parked.sale set held_until = now() - interval '1 second' where id = $1", [sale.id]);
  const tries = await Promise.all([first, second].map((till) => ask(till, "POST", `/${sale.id}/resume`)));
  expect(tries.map(([status]) => status).sort()).toEqual([204, 409]);
  expect(await list(first)).toEqual([]);
});

test("another store sees nothing of it, and a sale that is none changes nothing", async () => {
  const sale = saleOf();
  await park(sale);
  expect(await list(elsewhere)).toEqual([]);
  expect(await ask(elsewhere, "POST", `/${sale.id}/hold`)).toEqual([404, "parked-unknown"]);
  expect(await ask(elsewhere, "POST", `/${sale.id}/resume`)).toEqual([404, "parked-unknown"]);
  expect(await ask(first, "POST", `/${newId()}/resume`)).toEqual([404, "parked-unknown"]);
  expect(await ask(first, "POST", "", { ...saleOf(), total: "much" })).toEqual([400, "invalid-request"]);
  expect(await ask(first, "POST", "", { ...saleOf(), basket: "none" })).toEqual([400, "invalid-request"]);
  expect((await list(first)).map(({ id }) => id)).toEqual([sale.id]);
});

test("a store parks so many at one time, and no more", async () => {
  await suite.rows(
    `insert into parked.sale (id, store_id, parked_at, body)
     select gen_random_uuid(), '1020', now(), json_build_object('n', n) from generate_series(1, 500) as n`,
  );
  expect(await ask(elsewhere, "POST", "", saleOf({ tillId: "1020-01" }))).toEqual([409, "parked-too-many"]);
  await suite.rows("delete from parked.sale where store_id = '1020'");
  expect(await list(elsewhere)).toEqual([]);
});

test("goods reserved from another store: that one puts them aside, and a receipt of it collects them", async () => {
  const state = { units: [{ unit: "PC", numerator: 1, denominator: 1 }], baseUnit: "PC" };
  const full = { ...state, type: "goods", texts: [], taxes: [], attributes: [], listings: [] };
  await suite.rows("insert into catalog.article (article_id, state, withdrawn) values ('85123A', $1, false)", [
    JSON.stringify(full),
  ]);
  const plants = JSON.stringify([{ plant: "1020", quantityMilli: 5000, unpostedMilli: 0 }]);
  await suite.rows("insert into catalog.stock_seen values ('85123A', now(), 'PC', $1)", [plants]);
  const at = async (till: PairedTill, method: string, path = "", body?: unknown) => {
    const address = `/api/tills/reserved-goods${path}`;
    const answer = await suite.call<ReservedGoods & ReservedAtTill & { code?: string }>(method, address, {
      ...{ token: till.token, body },
    });
    return [answer.status, answer.body] as const;
  };
  const person = { personId: "p1", personName: "Colin" };
  const wish = { requestId: newId(), storeId: "1020", articleId: "85123A", unit: "PC", quantity: 3, name: "Mrs Blue" };
  const [status, goods] = await at(first, "POST", "", { ...wish, ...person });
  expect([status, goods.state, goods.madeIn]).toEqual([201, "open", "1010-01"]);
  expect((await at(first, "POST", "", { ...wish, ...person }))[1]).toEqual(goods);
  const [, refused] = await at(second, "POST", "", { ...wish, ...person, requestId: newId() });
  expect(refused).toMatchObject({ code: "reserved-not-there", detail: "Store 1020 has 2 PC of article 85123A left." });
  for (const till of [first, elsewhere]) expect((await at(till, "GET"))[1].items).toEqual([goods]);
  expect((await at(first, "POST", `/${goods.number}/put-aside`, person))[1]).toMatchObject({
    code: "reserved-unknown",
  });
  expect((await at(elsewhere, "POST", `/${goods.number}/put-aside`, person))[1]).toMatchObject({ putAsideBy: "Colin" });
  const receipt = receiptOf({ tillId: "1020-01", running: 1 }, [{ quantity: 3 }]);
  if (receipt.lines[0]) receipt.lines[0].reservedNumber = goods.number;
  for (const _ of [1, 2])
    expect(await suite.send(elsewhere.token, [receipt])).toMatchObject([{ outcome: "accepted", deviations: [] }]);
  const office = await suite.asAdmin<ReservedGoods>("GET", `/api/reserved-goods/${goods.number}`);
  expect(office.body).toMatchObject({ state: "collected", receiptNumber: receipt.number });
  expect((await at(first, "POST", `/${goods.number}/cancel`, person))[1]).toMatchObject({ code: "reserved-ended" });
  const csv = await suite.asAdmin("GET", "/api/reserved-goods.csv?state=collected");
  expect(csv.text).toContain(goods.number);
  const log = await suite.rows<{ action: string }>("select action from access.audit where object_id = $1 order by id", [
    goods.number,
  ]);
  expect(log.map(({ action }) => action)).toEqual(["reservedGoods.created", "reservedGoods.putAside"]);
});
