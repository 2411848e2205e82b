import {
  createBasePriceReader,
  createPromotionReader,
  createPurchasePriceReader,
  type ItemPrices,
  type PurchaseItem,
  type RecordReading,
  type RopPromotion,
} from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, price, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";
import { type Arrived, type Reaction, receiverDouble } from "../../../../../tools/testing/receiver-double.ts";
import type { ReplicatedType } from "../masterdata/index.ts";
import { RUN_TASK } from "./work-run.ts";

const erp = await erpModules();
const { masterData, replication } = erp;
const actor = { kind: "person" as const, id: "test", name: "Test" };
const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of opened) await close();
  await replication.stop();
  await erp.stop();
});

beforeAll(async () => {
  await masterData.upsertSites([site("1010"), site("1020"), { ...site("1090"), kind: "distributionCentre" }], "test");
  await masterData.upsertCategories([{ categoryId: "CANDLES", names: { en: "Candles" } }], "test");
  await masterData.upsertArticles(
    ["TEA", "MUG", "CAP"].map((id) => article(id)),
    "test",
  );
});

const isToken = ({ path }: Arrived) => path === "/oauth/token";
let tokens = 0;
const token = () => ({ status: 200, body: JSON.stringify({ access_token: `token-${++tokens}`, expires_in: 3600 }) });

let models = 0;
/** A receiver with its token service, and a model of its own. */
async function receiving(
  objectTypes: ReplicatedType[],
  react: (arrived: Arrived) => Reaction = () => 200,
  { active = false } = {},
) {
  const double = await receiverDouble((arrived) => (isToken(arrived) ? token() : react(arrived)));
  opened.push(double.close);
  const id = `P${++models}`;
  const client = { clientId: "erp client", secret: "k:y/1" };
  await replication.saveReceiver(id, { baseUrl: double.url, technicalUser: "erp", secret: "s3cret", client }, actor);
  await replication.saveModel(id, { name: id, receiverId: id, objectTypes, active }, actor);
  const run = async (objectType: ReplicatedType, keys?: string[]) => {
    const input = {
      modelId: id,
      objectType,
      ...(keys ? { mode: "chosen" as const, keys } : { mode: "initial" as const }),
    };
    const { runId } = await replication.startRun(input, "test");
    await work(runId);
    return runId;
  };
  const documents = () => double.arrived.filter((each) => !isToken(each));
  return { id, double, run, documents };
}
const work = (runId: number) => replication.tasks[RUN_TASK]({ runId });
const stateOf = async (runId: number) => (await replication.readRun(runId))?.state;

const valuesOf = <Value>(readings: RecordReading<unknown, Value>[]): Value[] =>
  readings.map((each) => {
    if (!each.ok) throw new Error(JSON.stringify(each.problems));
    return each.value;
  });
const promotionsIn = ({ body }: { body: string }): RopPromotion[] => {
  const reader = createPromotionReader();
  return valuesOf([...reader.write(body), ...reader.end()]);
};
const pricesIn = ({ body }: { body: string }): ItemPrices[] => {
  const reader = createBasePriceReader();
  return valuesOf([...reader.write(body), ...reader.end()]);
};
const purchasesIn = ({ body }: { body: string }): PurchaseItem[] => {
  const reader = createPurchasePriceReader();
  return valuesOf([...reader.write(body), ...reader.end()]);
};

const head = {
  names: { en: "Tea time", de: "Teezeit" },
  validFrom: "2010-12-01",
  validTo: "2010-12-24",
  siteIds: ["1010"],
  currency: "GBP",
  status: "released",
};
async function bonusBuy(more: object): Promise<string> {
  const [{ key, problem } = { key: "" }] = await masterData.upsertPromotions(
    "bonusBuy",
    [{ ...head, ...more }],
    "test",
  );
  if (problem) throw new Error(problem.detail);
  return key;
}
const half = [{ on: "goods", articleId: "TEA", quantity: 1, percentOff: 50 }];

/** The eligibilities of a rule as a text: COMB&&(ITEM TEA QUTI 3, COUP XMAS). */
function treeOf({ rules: [rule] }: RopPromotion): string {
  const nodes = rule?.eligibilities ?? [];
  const text = (id: string): string => {
    const node = nodes.find((each) => each.id === id);
    const below = nodes.filter((each) => each.parentId === id && each.id !== id).map((each) => text(each.id));
    const name =
      node?.itemId ?? node?.nodeId ?? node?.couponNumber ?? node?.customerGroup ?? node?.merchandiseSetId?.slice(-3);
    const figure = (node?.thresholdQuantityMilli ?? 0) / 1000 || (node?.thresholdAmountE5 ?? 0) / 100_000;
    const parts = [node?.type, name, node?.threshold, figure || undefined].filter(Boolean).join(" ");
    return below.length > 0 ? `COMB${node?.combination}(${below.join(", ")})` : parts;
  };
  return text(rule?.eligibilityId ?? "");
}

describe("a bonus buy as /ROP/PROMOTION02", () => {
  it("is the promotion of SAP's manner: head, stores, one rule, texts", async () => {
    const key = await bonusBuy({
      prerequisites: [{ articleId: "TEA", quantity: 2 }],
      rewards: half,
      promotionType: "0001",
    });
    const { run, documents, double } = await receiving(["bonusBuy"]);
    await run("bonusBuy", [key]);
    expect(double.arrived.map(({ path, authorization }) => [path, authorization])).toEqual([
      ["/oauth/token", `Basic ${Buffer.from("erp%20client:k%3Ay%2F1").toString("base64")}`],
      ["/idocinbound", expect.stringMatching(/^Bearer token-\d+$/)],
    ]);
    expect(double.arrived[0]?.body).toBe("grant_type=client_credentials&scope=prices.upload");
    const [promotion] = promotionsIn(documents()[0] as Arrived);
    expect(promotion).toMatchObject({
      promotionId: key,
      changeIndicator: "I",
      from: "2010-12-01T00:00:00",
      to: "2010-12-24T23:59:59",
      logicalSystem: "CFERP",
      promotionType: "0001",
      businessUnits: [{ id: "1010", type: "1040" }],
      rules: [
        {
          sequence: 100,
          resolution: 0,
          saleReturn: "00",
          priceRule: {
            type: "MM",
            control: "PO",
            currency: "GBP",
            mixMatchItems: [
              {
                itemId: "TEA",
                type: "IT",
                requiredQuantityMilli: 1000,
                modification: "RP",
                modificationPercentMilli: 50_000,
              },
            ],
          },
        },
      ],
      texts: [
        { language: "EN", name: "Tea time" },
        { language: "DE", name: "Teezeit" },
      ],
    });
    expect(treeOf(promotion as RopPromotion)).toBe("ITEM TEA QUTI 3");
  });

  it.each([
    [
      "two prerequisites",
      {
        prerequisites: [
          { articleId: "MUG", quantity: 1 },
          { articleId: "CAP", quantity: 2 },
        ],
        rewards: half,
      },
      "COMB&&(ITEM MUG QUTI 1, ITEM CAP QUTI 2, ITEM TEA QUTI 1)",
      "MM",
    ],
    [
      "one of two prerequisites, one of which is the reward too",
      {
        combine: "any",
        prerequisites: [
          { articleId: "TEA", quantity: 2 },
          { articleId: "MUG", quantity: 1 },
        ],
        rewards: half,
      },
      "COMB||(ITEM TEA QUTI 3, COMB&&(ITEM MUG QUTI 1, ITEM TEA QUTI 1))",
      "MM",
    ],
    [
      "a value of a category, a coupon, a customer group",
      { prerequisites: [{ categoryId: "CANDLES", amount: 2000 }], rewards: half, coupon: "XMAS", customerGroup: "03" },
      "COMB&&(COMB&&(MSTR CANDLES AMTI 20, ITEM TEA QUTI 1), COUP XMAS, CUST 03)",
      "MM",
    ],
    [
      "any of a set, from a quantity on",
      {
        prerequisites: [{ articleIds: ["TEA", "MUG"], quantity: 3, orMore: true }],
        rewards: [{ on: "prerequisites", price: 100 }],
      },
      "MSET 901 QUT 3",
      "RB",
    ],
    [
      "a price for all together",
      {
        prerequisites: [{ articleId: "TEA", quantity: 3 }],
        rewards: [{ on: "prerequisites", setPrice: 1000 }],
        maxApplications: 2,
      },
      "ITEM TEA QUTI 3",
      "MM",
    ],
    ["the whole basket", { basketFrom: 5000, rewards: [{ on: "basket", percentOff: 10 }] }, "TOTL AMT 50", "RB"],
  ])("says: %s", async (_name, more, tree, type) => {
    const key = await bonusBuy(more);
    const { run, documents } = await receiving(["bonusBuy"]);
    await run("bonusBuy", [key]);
    const [promotion] = promotionsIn(documents()[0] as Arrived) as [RopPromotion];
    expect([treeOf(promotion), promotion.rules[0]?.priceRule.type]).toEqual([tree, type]);
  });

  it("has new prices for sets, limits and baskets", async () => {
    const together = await bonusBuy({
      prerequisites: [{ articleIds: ["TEA", "MUG"], quantity: 3 }],
      rewards: [{ on: "prerequisites", setPrice: 1000 }],
      maxApplications: 2,
    });
    const basket = await bonusBuy({ basketFrom: 5000, rewards: [{ on: "basket", amountOff: 500 }] });
    const { run, documents } = await receiving(["bonusBuy"]);
    await run("bonusBuy", [together, basket]);
    const [first, second] = promotionsIn(documents()[0] as Arrived);
    expect(first).toMatchObject({
      rules: [
        {
          priceRule: {
            newSetPriceE5: 1_000_000,
            limitCountMilli: 2000,
            mixMatchItems: [{ type: "MS", requiredQuantityMilli: 3000 }],
          },
        },
      ],
      merchandiseSets: [{ id: `${together}901`, members: [{ itemId: "TEA" }, { itemId: "MUG" }] }],
    });
    expect(second).toMatchObject({
      rules: [{ priceRule: { control: "SU", modification: "TT", modificationAmountE5: 500_000 } }],
    });
  });
});

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
    expect((await replication.readLog(runId)).map(({ text }) => text)).toContain(
      "1 prices from a quantity on do not fit the document and stay out.",
    );
  });

  it("prices of price lists go by their list", async () => {
    const { run, documents } = await receiving(["priceListPrice"]);
    await run("priceListPrice", ["MUG"]);
    const items = pricesIn(documents()[0] as Arrived);
    expect(items.map(({ context }) => context.businessUnitType)).toEqual(["PRLI", "PRLI"]);
    expect(items.map(inWords)).toEqual(["01+03 MUG: ", "02 MUG: 4 2010-01-01..9999-12-31"]);
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
    const { id, run, documents } = await receiving(["promotion"], () => (isUp ? 200 : "hangUp"));
    const runId = await run("promotion");
    expect(await replication.readRun(runId)).toMatchObject({ state: "waiting", counts: { sent: 0 } });
    isUp = true;
    await work(runId);
    expect(await stateOf(runId)).toBe("done");
    expect(documents()[1]?.body).toBe(documents()[0]?.body);
    const [known] = (await replication.readReceivers()).filter(({ receiverId }) => receiverId === id);
    await replication.saveReceiver(
      id,
      {
        baseUrl: known?.baseUrl ?? "",
        technicalUser: "erp",
        client: { clientId: "stranger", tokenUrl: `${known?.baseUrl}/nowhere`, secret: "x" },
      },
      actor,
    );
    const lost = await run("promotion");
    expect(await replication.readRun(lost)).toMatchObject({ state: "waiting" });
  });

  it("without a client nothing is lost: the run waits and says why", async () => {
    const double = await receiverDouble(() => 200);
    opened.push(double.close);
    await replication.saveReceiver("BARE", { baseUrl: double.url, technicalUser: "erp", secret: "x" }, actor);
    await replication.saveModel(
      "BARE",
      { name: "b", receiverId: "BARE", objectTypes: ["promotion"], active: false },
      actor,
    );
    const { runId } = await replication.startRun({ modelId: "BARE", objectType: "promotion", mode: "initial" }, "test");
    await work(runId);
    expect(await replication.readRun(runId)).toMatchObject({
      state: "waiting",
      reason: "The receiver has no OAuth2 client yet: enter it at the receiver.",
    });
    expect(double.arrived).toEqual([]);
  });

  it("its secret does not come out, and is not sent to another address", async () => {
    const { id, double } = await receiving(["promotion"]);
    expect(JSON.stringify(await replication.readReceivers())).not.toContain("k:y/1");
    const { rows } = await erp.pool.query("select row_to_json(receiver)::text as row from replication.receiver");
    for (const { row } of rows) expect(row).not.toContain("k:y/1");
    const elsewhere = { clientId: "erp client", tokenUrl: "http://stranger.example/token" };
    const same = { baseUrl: double.url, technicalUser: "erp" };
    await expect(replication.saveReceiver(id, { ...same, client: elsewhere }, actor)).rejects.toMatchObject({
      facts: { code: "receiver-client-secret-missing" },
    });
    await replication.saveReceiver(id, same, actor);
    expect((await replication.readReceivers()).find(({ receiverId }) => receiverId === id)?.client).toEqual({
      tokenUrl: `${double.url}/oauth/token`,
      clientId: "erp client",
    });
  });

  it("the check of the connection goes as far as the price service", async () => {
    const { id } = await receiving(["promotion"], ({ method, path }) =>
      path === "/idocinbound" ? 403 : method === "GET" ? 200 : 415,
    );
    const { ok, steps } = await replication.checkReceiver(id);
    expect([ok, ...steps.map(({ step, ok: passed }) => `${step} ${passed}`)]).toEqual([
      false,
      "dns true",
      "connect true",
      "path true",
      "login true",
      "token true",
      "prices false",
    ]);
  });
});
