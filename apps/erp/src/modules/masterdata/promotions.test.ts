import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";

const program = await erpProgram();
const { admin } = program;
afterAll(program.stop);

beforeAll(async () => {
  const { masterData } = program.erp;
  await masterData.upsertSites([site("1010"), site("1020")], "test");
  await masterData.upsertCategories([{ categoryId: "CANDLES", names: { en: "Candles", de: "Kerzen" } }], "test");
  const articles = [
    article("TEA", { texts: { en: "Tea light", de: "Teelicht" } }),
    ...["A", "B", "C", "D"].map((id) => article(id, { texts: { en: `Mug ${id}` } })),
  ];
  await masterData.upsertArticles(articles, "test");
});

const head = {
  names: { en: "Tea time", de: "Teezeit" },
  validFrom: "2010-12-01",
  validTo: "2010-12-24",
  siteIds: ["1020", "1010"],
  currency: "GBP",
};
const third = {
  ...head,
  prerequisites: [{ articleId: "TEA", quantity: 2 }],
  rewards: [{ on: "goods", articleId: "TEA", quantity: 1, percentOff: 50 }],
};
const all = "/api/master-data/bonus-buys";
const create = async (element: object, path = all, name = "bonusBuys") => {
  const { json } = await admin("POST", path, { [name]: [element] });
  return json.results[0] as { key: string; outcome: string; problem?: { code: string; where?: string } };
};

describe("a bonus buy", () => {
  it("gets a number of its range, says what it is in both languages, and is in work", async () => {
    const { key, outcome } = await create(third);
    expect([key, outcome]).toEqual(["8000000001", "created"]);
    const { json } = await admin("GET", `${all}/${key}`);
    expect(json).toMatchObject({
      content: { bonusBuyId: key, status: "inWork", siteIds: ["1010", "1020"], sequence: 100, combine: "all" },
      sentence: {
        en: "Buy 2 × Tea light, get 1 × Tea light at half price.",
        de: "Kaufe 2 × Teelicht, dazu 1 × Teelicht zum halben Preis.",
      },
      names: { TEA: { en: "Tea light", de: "Teelicht" } },
      changedBy: "admin",
    });
  });

  it.each([
    [
      "or",
      {
        ...third,
        combine: "any",
        prerequisites: [
          { articleId: "A", quantity: 2 },
          { categoryId: "CANDLES", quantity: 3 },
        ],
      },
      "Buy 2 × Mug A or 3 × anything from Candles, get 1 × Tea light at half price.",
    ],
    [
      "a value",
      {
        ...third,
        prerequisites: [{ categoryId: "CANDLES", amount: 2000 }],
        rewards: [{ on: "goods", articleId: "TEA", quantity: 1, price: 0 }],
      },
      "Spend £20.00 on anything from Candles, get 1 × Tea light free.",
    ],
    [
      "a set of articles, together",
      {
        ...third,
        prerequisites: [{ articleIds: ["A", "B", "C", "D"], quantity: 3 }],
        rewards: [{ on: "prerequisites", setPrice: 1000 }],
        maxApplications: 2,
      },
      "Buy 3 × any of Mug A, Mug B, Mug C or 1 more: pay £10.00 for all of it, at most 2 times per basket.",
    ],
    [
      "from a quantity on",
      {
        ...third,
        prerequisites: [{ articleId: "TEA", quantity: 10, orMore: true }],
        rewards: [{ on: "prerequisites", amountOff: 5 }],
        coupon: "XMAS",
      },
      "From 10 × Tea light on: £0.05 off each on them, with coupon XMAS.",
    ],
    [
      "hours, regular price only, exclusive",
      {
        ...third,
        prerequisites: [{ articleId: "TEA", quantity: 10, orMore: true }],
        rewards: [{ on: "prerequisites", amountOff: 5 }],
        happyHours: [
          { days: [2, 1], from: "17:00", to: "19:00" },
          { days: [1, 2, 3, 4, 5, 6, 7], from: "08:00", to: "08:30" },
        ],
        regularPriceOnly: true,
        exclusive: true,
      },
      "From 10 × Tea light on: £0.05 off each on them, Mon, Tue from 17:00 to 19:00 and every day from 08:00 to 08:30, only on goods at the regular price, not together with later offers.",
    ],
    [
      "the whole basket",
      {
        ...head,
        customerGroup: "03",
        basketFrom: 5000,
        rewards: [{ on: "basket", percentOff: 12.5 }],
      },
      "From £50.00 on the whole basket: 12.5 % off, for Club members.",
    ],
  ])("says: %s", async (_name, element, sentence) => {
    const { json } = await admin("POST", `${all}/sentence`, element);
    expect(json).toEqual({ sentence: { en: sentence, de: expect.any(String) } });
  });

  it("is released, changed, withdrawn, and then stays as it is", async () => {
    const { key } = await create(third);
    expect((await admin("POST", `${all}/${key}/withdraw`)).json.code).toBe("promotion-status");
    expect((await admin("POST", `${all}/${key}/release`)).json).toMatchObject({ outcome: "changed" });
    expect((await admin("DELETE", `${all}/${key}`)).json.code).toBe("promotion-status");
    const back = await admin("PUT", `${all}/${key}`, { ...third, status: "inWork" });
    expect([back.status, back.json.code]).toEqual([400, "promotion-status"]);
    const longer = await admin("PUT", `${all}/${key}`, { ...third, status: "released", validTo: "2010-12-31" });
    expect(longer.json.outcome).toBe("changed");
    expect((await admin("POST", `${all}/${key}/withdraw`)).json.outcome).toBe("changed");
    const before = (await admin("GET", `${all}/${key}`)).text;
    for (const status of ["inWork", "released", "withdrawn"])
      expect((await admin("PUT", `${all}/${key}`, { ...third, status })).json.code).toBe("promotion-withdrawn");
    expect((await admin("GET", `${all}/${key}`)).text).toBe(before);
    const { json } = await admin("GET", `${all}/${key}/changes`);
    expect(
      json.items.map(({ changes }: { changes: { field: string }[] }) => changes.map(({ field }) => field)),
    ).toEqual([["status"], ["validTo"], ["status"], []]);
  });

  it("is copied with a new number, in work, and can be thrown away while it is", async () => {
    const { key } = await create({ ...third, status: "released" });
    const { json } = await admin("POST", `${all}/${key}/copy`);
    expect(json.key).not.toBe(key);
    const copy = await admin("GET", `${all}/${json.key}`);
    expect(copy.json.content).toMatchObject({
      ...third,
      siteIds: ["1010", "1020"],
      status: "inWork",
      bonusBuyId: json.key,
    });
    expect((await admin("DELETE", `${all}/${json.key}`)).status).toBe(204);
    expect((await admin("GET", `${all}/${json.key}`)).status).toBe(404);
  });

  it("is not overwritten by who has not seen the last change", async () => {
    const { key } = await create(third);
    const { changeNumber } = (await admin("GET", `${all}/${key}`)).json;
    await admin("PUT", `${all}/${key}`, { ...third, validTo: "2010-12-26", changeNumber });
    const late = await admin("PUT", `${all}/${key}`, { ...third, validTo: "2010-12-27", changeNumber });
    expect([late.status, late.json.code]).toEqual([409, "changed-meanwhile"]);
    expect((await admin("GET", `${all}/${key}`)).json.content.validTo).toBe("2010-12-26");
  });

  it.each([
    ["no prerequisites", { prerequisites: [] }, "prerequisites-missing", "/prerequisites"],
    ["goods that say nothing", { prerequisites: [{ quantity: 1 }] }, "goods-unclear", "/prerequisites/0"],
    [
      "two kinds of goods",
      { prerequisites: [{ articleId: "TEA", categoryId: "CANDLES", quantity: 1 }] },
      "goods-unclear",
      "/prerequisites/0",
    ],
    [
      "quantity and amount",
      { prerequisites: [{ articleId: "TEA", quantity: 1, amount: 1 }] },
      "prerequisite-unclear",
      "/prerequisites/0",
    ],
    [
      "a quantity of four places",
      { prerequisites: [{ articleId: "TEA", quantity: 0.0001 }] },
      "quantity-invalid",
      "/prerequisites/0/quantity",
    ],
    ["two discounts", { rewards: [{ ...third.rewards[0], price: 1 }] }, "discount-unclear", "/rewards/0"],
    ["no discount", { rewards: [{ on: "prerequisites" }] }, "discount-unclear", "/rewards/0"],
    [
      "more than all off",
      { rewards: [{ on: "prerequisites", percentOff: 101 }] },
      "element-invalid",
      "/rewards/0/percentOff",
    ],
    ["a price below zero", { rewards: [{ on: "prerequisites", price: -1 }] }, "element-invalid", "/rewards/0/price"],
    [
      "a basket reward without an amount",
      { rewards: [{ on: "basket", percentOff: 5 }] },
      "basket-unclear",
      "/basketFrom",
    ],
    [
      "an unknown article",
      { prerequisites: [{ articleId: "NONE", quantity: 1 }] },
      "article-unknown",
      "/prerequisites/0",
    ],
    [
      "an unknown category",
      { prerequisites: [{ categoryId: "NONE", quantity: 1 }] },
      "category-unknown",
      "/prerequisites/0/categoryId",
    ],
    [
      "a unit the article does not have",
      { prerequisites: [{ articleId: "TEA", unit: "KG", quantity: 1 }] },
      "unit-unknown",
      "/prerequisites/0/unit",
    ],
    ["an unknown site", { siteIds: ["9999"] }, "site-unknown", "/siteIds"],
    ["an unknown type", { promotionType: "ZZZZ" }, "promotion-type-unknown", "/promotionType"],
    ["an unknown group", { customerGroup: "99" }, "customer-group-unknown", "/customerGroup"],
    ["an unknown promotion", { promotionId: "7999999999" }, "promotion-unknown", "/promotionId"],
    ["an end before the beginning", { validTo: "2010-11-30" }, "promotion-period", "/validTo"],
    ["a day that is none", { validFrom: "2010-02-30" }, "day-invalid", "/validFrom"],
    [
      "an hour that ends when it begins",
      { happyHours: [{ days: [1], from: "17:00", to: "17:00" }] },
      "promotion-period",
      "/happyHours/0/to",
    ],
    [
      "a time that is none",
      { happyHours: [{ days: [1], from: "25:00", to: "17:00" }] },
      "element-invalid",
      "/happyHours/0/from",
    ],
    ["a number of the caller's", { bonusBuyId: "8999999999" }, "promotion-number-unknown", undefined],
    ["a coupon with a line break", { coupon: "A\nB" }, "element-invalid", "/coupon"],
    ["a field that it does not have", { surprise: 1 }, "element-invalid", "/surprise"],
  ])("is refused with %s", async (_name, more, code, where) => {
    const total = async () => (await admin("GET", `${all}?limit=1`)).json.total;
    const before = await total();
    const { outcome, problem } = await create({ ...third, ...more });
    expect([outcome, problem?.code, problem?.where]).toEqual(["rejected", code, where]);
    expect(await total()).toBe(before);
  });
});

describe("promotions", () => {
  const path = "/api/master-data/promotions";
  const promotion = {
    ...head,
    items: [
      { articleId: "TEA", price: 199 },
      { categoryId: "CANDLES", percentOff: 10 },
    ],
  };

  it("are found by text, site, article, day and status, and exported", async () => {
    const { key } = await create(promotion, path, "promotions");
    await create(
      { ...promotion, names: { en: "Elsewhere" }, siteIds: ["1020"], items: [{ articleId: "A", price: 1 }] },
      path,
      "promotions",
    );
    const keysOf = async (query: string) =>
      (await admin("GET", `${path}?${query}`)).json.items.map((item: { key: string }) => item.key);
    expect(await keysOf("query=teezeit")).toEqual([key]);
    expect(await keysOf("siteId=1010")).toEqual([key]);
    expect(await keysOf("articleId=TEA")).toEqual([key]);
    expect((await keysOf("articleId=A")).length).toBe(1);
    expect((await keysOf("validOn=2010-12-24")).length).toBe(2);
    expect(await keysOf("validOn=2010-12-25")).toEqual([]);
    expect(await keysOf("status=released")).toEqual([]);
    const first = await admin("GET", `${path}?limit=1`);
    expect(await keysOf(`limit=1&next=${first.json.next}`)).toEqual([key]);
    const { text, headers } = await admin("GET", `${path}.csv?articleId=TEA`);
    expect(headers.get("content-type")).toContain("text/csv");
    expect(text.split("\r\n")[1]).toContain(
      `${key},Tea time,Teezeit,inWork,2010-12-01,2010-12-24,1010 1020,,Tea light for £1.99 each; anything from Candles 10 % off.`,
    );
  });

  it("need the right to be seen, and another to be changed", async () => {
    expect((await program.ask("GET", path)).status).toBe(401);
    const clerk = await program.person("stockClerk");
    expect((await clerk("GET", path)).status).toBe(200);
    for (const [method, at, body] of [
      ["POST", path, { promotions: [promotion] }],
      ["PUT", `${path}/7000000001`, promotion],
      ["DELETE", `${path}/7000000001`, undefined],
      ["POST", `${path}/7000000001/release`, undefined],
      ["POST", `${path}/7000000001/withdraw`, undefined],
      ["POST", `${path}/7000000001/copy`, undefined],
    ] as const)
      expect([at, (await clerk(method, at, body)).status]).toEqual([at, 403]);
  });
});
