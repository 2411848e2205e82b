import type { ItemPrices, RopPromotion } from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrangeReceiver } from "../../../../../tools/testing/arrange-receiver.ts";
import { price } from "../../../../../tools/testing/erp-examples.ts";
import { type Arrived, receiverDouble } from "../../../../../tools/testing/receiver-double.ts";
import {
  actor,
  head,
  isToken,
  priceServiceTest,
  pricesIn,
  promotionsIn,
  purchasesIn,
} from "./testing/price-service.ts";

const test = await priceServiceTest();
const { erp, receiving, work, opened, stateOf } = test;
const { masterData, replication } = erp;
afterAll(test.stop);
const tested = async (objectType: "promotion" | "purchasePrice") => {
  const { id } = await receiving([objectType]);
  const { runId } = await replication.startRun({ modelId: id, objectType, mode: "test" }, "test");
  await work(runId);
  return runId;
};

describe("promotions", () => {
  const promotion = {
    ...head,
    items: [
      { articleId: "TEA", price: 199 },
      { categoryId: "CANDLES", percentOff: 12.5 },
    ],
    siteIds: [],
  };

  it("go to all stores when they name none, with a rule for each article", async () => {
    const [{ key } = { key: "" }] = await masterData.upsertPromotions("promotion", [promotion], "test");
    const { run, documents } = await receiving(["promotion"]);
    await run("promotion", [key]);
    const [sent] = promotionsIn(documents()[0] as Arrived) as [RopPromotion];
    expect(sent.businessUnits.map(({ id }) => id)).toEqual(["1010", "1020"]);
    expect(
      sent.rules.map(({ priceRule: { modification, newPriceE5, modificationPercentMilli } }) => [
        modification,
        newPriceE5 ?? modificationPercentMilli,
      ]),
    ).toEqual([
      ["PS", 199_000],
      ["RP", 12_500],
    ]);
  });

  it("are sent when released, changed and withdrawn, and not while in work", async () => {
    const { id, documents } = await receiving(["promotion"], () => 200, { active: true });
    const latest = async () => {
      await replication.sendChanges({ objectType: "promotion" });
      const [run] = (await replication.searchRuns({ modelId: id })).items;
      if (run?.state === "running") await work(run.runId);
      return documents()
        .flatMap(promotionsIn)
        .map(({ changeIndicator, rules }) => `${changeIndicator} ${rules.length}`);
    };
    const [{ key } = { key: "" }] = await masterData.upsertPromotions(
      "promotion",
      [{ ...promotion, status: "inWork" }],
      "test",
    );
    expect(await latest()).toEqual([]);
    await masterData.setPromotionStatus("promotion", key, "released", "test");
    expect(await latest()).toEqual(["I 2"]);
    await masterData.upsertPromotions("promotion", [{ ...promotion, promotionId: key, validTo: "2010-12-31" }], "test");
    await masterData.setPromotionStatus("promotion", key, "withdrawn", "test");
    expect(await latest()).toEqual(["I 2", "D 0"]);
    expect((await replication.searchObjects({ objectKey: key, receiverId: id })).items).toMatchObject([
      { objectType: "promotion", state: "sent" },
    ]);
    await replication.saveModel(id, { name: id, receiverId: id, objectTypes: ["promotion"], active: false }, actor);
  });

  it("that a receiver knows are marked as changed", async () => {
    const [{ key } = { key: "" }] = await masterData.upsertPromotions("promotion", [promotion], "test");
    const { run, documents } = await receiving(["promotion"]);
    await run("promotion", [key]);
    await run("promotion", [key]);
    expect(
      documents()
        .flatMap(promotionsIn)
        .map(({ changeIndicator }) => changeIndicator),
    ).toEqual(["I", "U"]);
  });

  it("one that is refused does not stop the others", async () => {
    const results = await masterData.upsertPromotions(
      "promotion",
      Array.from({ length: 5 }, () => promotion),
      "test",
    );
    const keys = results.map(({ key }) => key);
    const bad = keys[3] as string;
    const refusal = { status: 400, body: JSON.stringify({ detail: "no such item", where: bad }) };
    const { id, run } = await receiving(["promotion"], ({ body }) => (body.includes(bad) ? refusal : 200));
    expect(await stateOf(await run("promotion", keys))).toBe("doneWithErrors");
    const { items } = await replication.searchObjects({ receiverId: id });
    expect(items.map(({ objectKey, state, reason }) => [objectKey, state, reason])).toEqual(
      keys.map((key) => (key === bad ? [key, "refused", `no such item ${bad}`] : [key, "sent", null])),
    );
  });
});

describe("regular prices as /ROP/BASE_PRICE01", () => {
  beforeAll(async () => {
    const prices = [
      price("TEA", 295, "2010-01-01", "9999-12-31"),
      price("TEA", 250, "2010-12-01", "2010-12-24", { siteId: "1020" }),
      price("TEA", 200, "2010-01-01", "9999-12-31", { fromQuantity: 12 }),
      price("MUG", 495, "2010-01-01", "9999-12-31"),
      price("MUG", 400, "2010-01-01", "9999-12-31", { priceList: "02" }),
    ];
    await masterData.upsertPrices(prices, "refuse", "test");
  });
  const inWords = ({ itemId, prices, context }: ItemPrices) =>
    `${context.businessUnits.map(({ id }) => id).join("+")} ${itemId}: ${prices.map(({ amountE5, from, to }) => `${amountE5 / 100_000} ${from.slice(0, 10)}..${to.slice(0, 10)}`).join(", ")}`;

  it("stores with equal prices share a group, with all intervals; a store's own price comes before the general one", async () => {
    const { run, documents } = await receiving(["salesPrice"]);
    const runId = await run("salesPrice", ["TEA", "MUG", "CAP"]);
    const items = pricesIn(documents()[0] as Arrived);
    expect(items[0]?.context).toMatchObject({
      businessUnitType: "1040",
      classification: "PRICE_VAT",
      logicalSystem: "CFERP",
    });
    expect(items.map(inWords).toSorted()).toEqual([
      "1010 TEA: 2.95 2010-01-01..9999-12-31",
      "1010+1020 CAP: ",
      "1010+1020 MUG: 4.95 2010-01-01..9999-12-31",
      "1020 TEA: 2.95 2010-01-01..2010-11-30, 2.5 2010-12-01..2010-12-24, 2.95 2010-12-25..9999-12-31",
    ]);
    expect((await replication.summariseRun(runId)).findings).toEqual({ "price-scale": 1 });
  });

  it("prices of price lists go by their list", async () => {
    const { run, documents } = await receiving(["priceListPrice"]);
    await run("priceListPrice", ["MUG"]);
    const items = pricesIn(documents()[0] as Arrived);
    expect(items.map(({ context }) => context.businessUnitType)).toEqual(["PRLI", "PRLI"]);
    expect(items.map(inWords)).toEqual(["01+03 MUG: ", "02 MUG: 4 2010-01-01..9999-12-31"]);
  });

  const bySite = (option: "equal" | "pattern", low: string, sign: "include" | "exclude" = "include") =>
    ({ field: "priceSite", sign, option, low }) as const;

  it("go for the stores that the filter chooses; another filter takes back those of the others, and tells the new ones", async () => {
    const { id, run, documents } = await receiving(["salesPrice"]);
    const save = async (...criteria: ReturnType<typeof bySite>[]) => {
      const model = { name: id, receiverId: id, objectTypes: ["salesPrice" as const], active: true };
      await replication.saveModel(id, { ...model, filters: { salesPrice: criteria } }, actor);
    };
    let seen = 0;
    const news = () => {
      const come = documents().slice(seen);
      seen += come.length;
      return come.flatMap(pricesIn).map(inWords).toSorted();
    };
    const told = async () => {
      await replication.sendChanges({ objectType: "salesPrice" });
      const [latest] = (await replication.searchRuns({ modelId: id })).items;
      if (latest?.state === "running") await work(latest.runId);
      return news();
    };
    const [always, usual] = ["4.95 2010-01-01..9999-12-31", "2.95 2010-01-01..9999-12-31"];
    const before = "2.95 2010-01-01..2010-11-30, 2.5 2010-12-01..2010-12-24, 2.95 2010-12-25..9999-12-31";
    await save(bySite("equal", "1020"));
    expect(
      await replication.previewFilter({
        receiverId: id,
        objectType: "salesPrice",
        criteria: [bySite("equal", "1020")],
      }),
    ).toMatchObject({
      matching: 2,
      places: { total: 2, chosen: ["1020"] },
    });
    await run("salesPrice");
    expect(news()).toEqual([`1020 MUG: ${always}`, `1020 TEA: ${before}`]);
    await save(bySite("pattern", "10*"), bySite("equal", "1020", "exclude"));
    expect(await told()).toEqual(["1020 MUG: ", "1020 TEA: ", `1010 MUG: ${always}`, `1010 TEA: ${usual}`].toSorted());
    await save();
    expect(await told()).toEqual([
      `1010 TEA: ${usual}`,
      "1010+1020 CAP: ",
      `1010+1020 MUG: ${always}`,
      `1020 TEA: ${before}`,
    ]);
    expect(await told()).toEqual([]);
    await replication.saveModel(id, { name: id, receiverId: id, objectTypes: ["salesPrice"], active: false }, actor);
  });

  it("a receiver that gets them so gets its articles without prices, so that the two do not undo each other", async () => {
    const { run, documents } = await receiving(["article", "salesPrice"]);
    await run("article", ["TEA"]);
    const text = documents()[0]?.body ?? "";
    expect(text).toContain('salesPriceListCompleteTransmissionIndicator="false"');
    expect(text).not.toContain("<SalesPrice>");
  });
});

it("purchase prices go in a document of ours, as the whole list of an article", async () => {
  const always = ["2010-01-01", "9999-12-31"] as const;
  await masterData.upsertPurchasePrices(
    [price("TEA", 162, ...always, { vendor: "Mill & Co" }), price("TEA", 150, ...always, { siteId: "1010", per: 0.5 })],
    "refuse",
    "test",
  );
  const { run, documents } = await receiving(["purchasePrice"]);
  expect(await stateOf(await run("purchasePrice"))).toBe("done");
  expect(documents()[0]?.body).toContain("<_-CFOIL_-PURCHASE_PRICE01>");
  const period = { from: "2010-01-01T00:00:00", to: "9999-12-31T23:59:59", unit: "PC", currency: "GBP" };
  expect(purchasesIn(documents()[0] as Arrived)).toEqual([
    {
      logicalSystem: "CFERP",
      itemId: "TEA",
      prices: [
        { ...period, vendor: "Mill & Co", amountE5: 162_000, perMilli: 1000 },
        { ...period, businessUnitId: "1010", amountE5: 150_000, perMilli: 500 },
      ],
    },
  ]);
  expect((await replication.summariseRun(await tested("purchasePrice"))).findings).toEqual({});
  await masterData.removePurchasePrice("TEA", 1, "test");
  await masterData.removePurchasePrice("TEA", 2, "test");
  await run("purchasePrice", ["TEA"]);
  expect(purchasesIn(documents()[1] as Arrived)).toEqual([{ logicalSystem: "CFERP", itemId: "TEA", prices: [] }]);
});

describe("the token", () => {
  it("is fetched once for many messages, and anew when the receiver knows it no more", async () => {
    let refused = 0;
    const { double, run, documents } = await receiving(["promotion"], () => (refused++ === 1 ? 401 : 200));
    await run("promotion");
    expect(double.arrived.filter(isToken).length).toBe(1);
    expect(await stateOf(await run("promotion"))).toBe("done");
    expect(double.arrived.filter(isToken).length).toBe(2);
    const [, second, third] = documents();
    expect(third?.body).toBe(second?.body);
    expect(third?.authorization).not.toBe(second?.authorization);
  });

  it("a receiver that is down, or whose client is not let in, gets the same bytes later", async () => {
    let isUp = false;
    const { id, double, run, documents } = await receiving(["promotion"], () => (isUp ? 200 : "hangUp"));
    const runId = await run("promotion");
    expect(await replication.readRun(runId)).toMatchObject({ state: "waiting", counts: { sent: 0 } });
    isUp = true;
    await work(runId);
    expect(await stateOf(runId)).toBe("done");
    expect(documents()[1]?.body).toBe(documents()[0]?.body);
    await erp.communication.saveOutboundUser(
      { systemId: id, userName: "erp client" },
      { kind: "oauth2", tokenUrl: `${double.url}/nowhere`, secret: "x" },
      actor,
    );
    const lost = await run("promotion");
    expect(await replication.readRun(lost)).toMatchObject({ state: "waiting" });
  });

  it("without an arrangement nothing is lost: the run waits and says why", async () => {
    const double = await receiverDouble(() => 200);
    opened.push(double.close);
    await arrangeReceiver(erp.communication, "BARE", { url: double.url });
    await replication.saveModel(
      "BARE",
      { name: "b", receiverId: "BARE", objectTypes: ["promotion"], active: false },
      actor,
    );
    const { runId } = await replication.startRun({ modelId: "BARE", objectType: "promotion", mode: "initial" }, "test");
    await work(runId);
    expect(await replication.readRun(runId)).toMatchObject({
      state: "waiting",
      reasonCode: "service-off",
    });
    expect(double.arrived).toEqual([]);
  });
});

it("a test run says of offers and purchase prices what the receiver could do with them", async () => {
  const released = { ...head, items: [{ articleId: "TEA", percentOff: 10 }] };
  const hours = [{ days: [6, 7], from: "09:00", to: "11:00" }];
  const results = await masterData.upsertPromotions(
    "promotion",
    [released, { ...released, validTo: "9999-12-30", happyHours: hours }],
    "test",
  );
  expect(results.map(({ problem }) => problem)).toEqual([undefined, undefined]);
  await masterData.upsertPurchasePrices([price("CAP", 90, "2010-01-01", "2010-12-31")], "refuse", "test");
  const { findings } = await replication.summariseRun(await tested("promotion"));
  expect(findings).toMatchObject({ "hours-are-ours": 1 });
  expect(findings["is-over"]).toBeGreaterThan(0);
  expect((await replication.summariseRun(await tested("purchasePrice"))).findings).toEqual({ "no-purchase-price": 1 });
});
