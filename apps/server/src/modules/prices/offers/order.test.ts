import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../../tools/testing/database.ts";
import { keepOffers } from "./testing/keep-offers.ts";
import { openRetailer } from "./testing/retailer.ts";

let database: TestDatabase;
let retailer: Awaited<ReturnType<typeof openRetailer>>;
let create: ReturnType<typeof keepOffers>["create"];
let read: ReturnType<typeof keepOffers>["read"];
beforeAll(async () => {
  database = await testDatabase("server");
  retailer = await openRetailer(database.url);
  ({ create, read } = keepOffers(retailer));
}, 60_000);
afterAll(async () => {
  await retailer.close();
  await database.drop();
});

type Refusal = { code: string; detail: string; where?: string };

describe("offers are put into ranks", () => {
  type Ordered = { changed: { offerId: string; sequence: number; resolution: number; version: number }[] };
  const order = (sequences: { sequence: number; ranks: string[][] }[], dryRun = false) =>
    retailer.writer<Ordered & Refusal>("PUT", `/offers/order${dryRun ? "?dryRun=true" : ""}`, { sequences });
  const placeOf = async (id: string) => {
    const { sequence, resolution, version } = await read(id);
    return [sequence, resolution, version];
  };

  test("one moved out of three goes first and the other two stay tied, with one draft", async () => {
    const ids = await Promise.all(["A", "B", "C"].map(async (name) => (await create({ name })).offerId));
    const [a, b, c] = ids as [string, string, string];
    const ranks = [[c], [a, b]];
    const dry = await order([{ sequence: 100, ranks }], true);
    expect(dry.body.changed).toEqual([{ offerId: c, sequence: 100, resolution: 1, version: 1 }]);
    expect(await placeOf(c)).toEqual([100, 0, 1]);
    const { body } = await order([{ sequence: 100, ranks }]);
    expect(body.changed).toEqual([{ offerId: c, sequence: 100, resolution: 1, version: 2 }]);
    expect(await Promise.all([a, b, c].map(placeOf))).toEqual([
      [100, 0, 1],
      [100, 0, 1],
      [100, 1, 2],
    ]);
    expect((await order([{ sequence: 100, ranks }])).body.changed).toEqual([]);
  });

  test("one goes below, between and into another sequence; nobody else changes", async () => {
    const [a, b, c] = [
      await create({ name: "A", resolution: 5 }),
      await create({ name: "B" }),
      await create({ name: "C" }),
    ];
    const ids = [a.offerId, b.offerId, c.offerId] as [string, string, string];
    const changedBy = async (sequences: Parameters<typeof order>[0]) =>
      (await order(sequences, true)).body.changed.map(({ offerId, sequence, resolution }) => [
        ids.indexOf(offerId),
        sequence,
        resolution,
      ]);
    const [one, two, three] = ids;
    expect(await changedBy([{ sequence: 100, ranks: [[one], [two], [three]] }])).toEqual([[1, 100, 1]]);
    expect(await changedBy([{ sequence: 100, ranks: [[two, three], [one]] }])).toEqual([[0, 100, -1]]);
    expect(
      await changedBy([
        { sequence: 50, ranks: [[three]] },
        { sequence: 100, ranks: [[one, two]] },
      ]),
    ).toEqual([
      [2, 50, 0],
      [1, 100, 5],
    ]);
  });

  test("what another system has sent keeps its place, and the others find theirs around it", async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `insert into prices.promotion (promotion_id, from_book, offer_id, origin, valid_from, valid_to, name, target_keys, head, content)
       select id, 1, id, 'erp', '2026-01-01', '2099-12-31', id, '{}', json_build_object('sequence', 60, 'resolution', resolution), '{}'
       from (values ('ERP-1', 1), ('ERP-0', 0)) as sent (id, resolution)`,
    );
    const one = (await create({ name: "One" })).offerId;
    const joined = await order([{ sequence: 60, ranks: [[one, "ERP-1"], ["ERP-0"]] }], true);
    expect(joined.body.changed).toEqual([{ offerId: one, sequence: 60, resolution: 1, version: 1 }]);
    const between = await order([{ sequence: 60, ranks: [["ERP-1"], [one], ["ERP-0"]] }]);
    expect([between.status, between.body.code, between.body.where]).toEqual([422, "order-fixed", "/body/sequences/0"]);
    expect((await order([{ sequence: 61, ranks: [[one], ["ERP-1"]] }])).body.code).toBe("order-fixed");
    expect(await placeOf(one)).toEqual([100, 0, 1]);
    await client.query("delete from prices.promotion where promotion_id like 'ERP-%'");
    await client.end();
  });

  test("what does not exist, is named twice or was deleted is refused and nothing changes", async () => {
    const [one, gone] = [(await create({ name: "One" })).offerId, (await create({ name: "Gone" })).offerId];
    await retailer.writer("DELETE", `/offers/${gone}`);
    const never = await order([{ sequence: 7, ranks: [[one], ["NEVER"]] }]);
    expect([never.status, never.body.code, never.body.where]).toEqual([
      404,
      "offer-unknown",
      "/body/sequences/0/ranks/1/0",
    ]);
    expect((await order([{ sequence: 7, ranks: [[one, gone]] }])).body.code).toBe("offer-unknown");
    expect((await order([{ sequence: 7, ranks: [[one], [one]] }])).status).toBe(400);
    const twice = [
      { sequence: 7, ranks: [[one]] },
      { sequence: 7, ranks: [["X"]] },
    ];
    expect((await order(twice)).status).toBe(400);
    expect(await placeOf(one)).toEqual([100, 0, 1]);
  });
});
