import {
  couponCheck,
  gtinCheckDigit,
  initialTillSettings,
  type TillArticle,
  type TillCoupon,
} from "@counterfoil/contracts";
import { buildPriceBook, type Promotion } from "@counterfoil/pricing";
import { describe, expect, it } from "vitest";
import { type Catalogue, indexArticles } from "./catalogue.ts";
import { indexCoupons } from "./index-coupons.ts";
import { dayIn } from "./no-sale.ts";
import { readCode } from "./read-code.ts";
import { quantityBefore, resolveCode, resolveTarget } from "./resolve-code.ts";
import { storesShown, unsentQuantityMilli } from "./stock-here.ts";
import { createWordIndex } from "./word-index.ts";

const article = (articleId: string, text: string, gtins: string[], more: Partial<TillArticle> = {}): TillArticle => ({
  articleId,
  type: "goods",
  texts: { en: text },
  baseUnit: "PC",
  units: [{ unit: "PC", numerator: 1, denominator: 1, gtins }],
  taxCode: "A1",
  ...more,
});

const kilogram = (gtins: string[]) => ({ unit: "KG", numerator: 1, denominator: 1, gtins });
const articles = [
  article("85123A", "WHITE HANGING HEART T-LIGHT HOLDER", ["5012345678900"]),
  article("22423", "REGENCY CAKESTAND 3 TIER", ["5012345678917", "96385074"]),
  article("84879", "ASSORTED COLOUR BIRD ORNAMENT", ["5012345678917"]),
  // Weighed: by the code with nothing in the value's place, and by the number in the code.
  article("CHEESE", "CHEDDAR", ["2812345000007"], {
    baseUnit: "KG",
    units: [kilogram(["2812345000007", "5012345678924"])],
  }),
  article("85123", "BREAD", []),
  article("777", "HAM", [], { baseUnit: "KG", units: [kilogram([])] }),
  article("21730", "GLASS STAR FROSTED T-LIGHT HOLDER", ["012345678905"], { withdrawn: true }),
];
function indexed(some: TillArticle[]) {
  const steps = indexArticles(some);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
const series = { couponId: "XMAS", kind: "series", name: "Christmas", prefix: "XM", offline: "acceptOnce" } as const;
const coupons: TillCoupon[] = [
  series,
  { couponId: "SPRING", kind: "single", name: "Spring", code: "SPRING25", offline: "accept" },
  { couponId: "OLD", kind: "single", name: "Old", code: "OLD10", offline: "accept", withdrawn: true },
];
const unlockedBy = (code: string): Promotion => ({
  promotionId: `P-${code}`,
  name: code,
  validFrom: "2010-01-01",
  validTo: "9999-12-31",
  rules: [
    {
      ruleId: code,
      sequence: 100,
      resolution: 0,
      eligibility: {
        type: "all",
        of: [
          { type: "coupon", code },
          { type: "goods", target: { all: true } },
        ],
      },
      priceRule: { type: "RB", control: "line", reward: { percentOff: 10 } },
    },
  ],
});
const promotions = ["XMAS", "SPRING", "OLD", "SAP-7"].map(unlockedBy);
const body = "7KQ4EJ9HCDP";
const none = { search: () => [], put: async () => undefined };
const catalogue: Catalogue = {
  articles: new Map(articles.map((one) => [one.articleId, one])),
  customers: new Map(),
  categories: new Map(),
  ...indexed(articles),
  book: buildPriceBook({ currency: "GBP", articles: [], prices: [] }),
  leftOut: [],
  promotions: new Map(),
  groupNames: new Map(),
  coupons: indexCoupons(coupons, promotions),
  articleIndex: none,
  customerIndex: none,
};

const today = "2026-11-22";
const place = { day: today, currency: "GBP", barcodes: initialTillSettings.barcodes };
const short = (text: string, pendingMilli?: number) => {
  const found = resolveCode(catalogue, text, { ...place, pendingMilli });
  if (found.kind === "article" || found.kind === "openPrice") {
    const { article, amount, unitPrice, piece } = found.target;
    const facts = [amount !== undefined && `for ${amount}`, unitPrice !== undefined && `at ${unitPrice}`];
    const said = [
      ...facts,
      ...Object.values(piece ?? {}),
      found.kind === "openPrice" ? "at a price to be typed" : found.expiredOn && `expired ${found.expiredOn}`,
    ];
    return [`${found.quantityMilli} ${article.articleId}`, ...said.filter(Boolean)].join(" ");
  }
  if (found.kind === "choice")
    return `${found.quantityMilli ?? 1000} of ${found.targets.map((one) => one.article.articleId).join(" or ")}`;
  if (found.kind === "quantity") return `${found.quantityMilli} of what comes`;
  if (found.kind === "coupon") return `coupon ${found.found.couponId} by ${found.found.code}`;
  if (found.kind === "weigh") return `weigh ${found.target.article.articleId}`;
  if (found.kind === "expired") return `expired ${found.day}`;
  return found.kind === "receipt" ? `receipt ${found.number}` : `${found.kind} ${found.code}`;
};

describe("a code", () => {
  it.each([
    ["85123A", "1000 85123A"],
    ["85123a", "1000 85123A"],
    [" 22423 ", "1000 22423"],
    ["5012345678900", "1000 85123A"],
    ["05012345678900", "1000 85123A"],
    ["96385074", "1000 22423"],
    ["3*85123A", "3000 85123A"],
    ["2,5*5012345678900", "2500 85123A"],
    ["3*", "3000 of what comes"],
    ["5012345678917", "1000 of 22423 or 84879"],
    ["4*5012345678917", "4000 of 22423 or 84879"],
    ["0012345678905", "noSale 0012345678905"],
    ["21730", "noSale 21730"],
    ["1010-01-000123", "receipt 1010-01-000123"],
    ["SPRING25", "coupon SPRING by SPRING25"],
    // Its id is no code, or whoever reads the offer's page could type it.
    ["SPRING", "unknown SPRING"],
    ["XMAS", "unknown XMAS"],
    ["OLD", "unknown OLD"],
    [`xm-${body}${couponCheck(body)}`, `coupon XMAS by XM-${body}${couponCheck(body)}`],
    [`XM-${body}3`, `couponMistyped XM-${body}3`],
    ["SAP-7", "coupon SAP-7 by SAP-7"],
    ["4006381333931", "unknown 4006381333931"],
    ["501234567890", "unknown 501234567890"],
    ["heart", "unknown heart"],
  ])("%j means %j", (text, meaning) => {
    expect(short(text)).toBe(meaning);
  });

  /** Puts the check digit behind the twelve digits. */
  const ean = (twelve: string) => `${twelve}${gtinCheckDigit(twelve)}`;
  const gs = "\u001d";
  it.each([
    ["a weight in the code, in grams", ean("281234501250"), "1250 CHEESE"],
    ["twice that", `2*${ean("281234501250")}`, "2500 CHEESE"],
    ["a weight, by the article's number", ean("280077700335"), "335 777"],
    ["a price in the code", ean("218512300499"), "1000 85123 for 499"],
    ["no weight, of goods that are weighed", "5012345678924", "weigh CHEESE"],
    ["no weight, once it was typed", "0,5*5012345678924", "500 CHEESE"],
    ["a weight of goods by the piece", ean("288512300100"), `notByWeight ${ean("288512300100")}`],
    ["a wrong check digit", "2812345012500", "unknown 2812345012500"],
    ["an element string with its mark", "]C10105012345678900", "1000 85123A"],
    ["without a mark", "0105012345678900", "1000 85123A"],
    [
      "batch, serial number and last day",
      `0105012345678900172612311${"0LOT7"}${gs}21S9`,
      "1000 85123A LOT7 S9 2026-12-31",
    ],
    ["the last day of a month", "010501234567890017270200", "1000 85123A 2027-02-28"],
    ["a day that is over", "010501234567890017261121", "expired 2026-11-21"],
    ["today is not over", "010501234567890015261122", "1000 85123A 2026-11-22"],
    ["net weight in grams", "01050123456789243103000750", "750 CHEESE"],
    ["net weight with another place", "01050123456789243102000075", "750 CHEESE"],
    ["net weight and amount", `010501234567892431030007503922${"899"}`, "750 CHEESE for 899"],
    ["an amount in pounds", `01050123456789243103000750393282600899`, "750 CHEESE for 899"],
    ["an amount in another money", `01050123456789243103000750393297800899`, "750 CHEESE"],
    ["the price of a kilogram", "010501234567892431030007508005001199", "750 CHEESE at 1199"],
    ["twelve in a case", "020501234567890037" + "12", "12000 85123A"],
    ["in brackets", "(01)05012345678900(10)LOT7", "1000 85123A LOT7"],
    ["a digital link", "https://id.gs1.org/01/05012345678900/10/LOT%2F7?17=261231", "1000 85123A LOT/7 2026-12-31"],
    ["elements that break off", "01050123456789001726", "unknown 01050123456789001726"],
  ])("a code with %s", (_, code, meaning) => {
    expect(short(code)).toBe(meaning);
  });

  it("sells what is past its day where the store says so, with or without a word", () => {
    const by = (expired: "warn" | "sell") => {
      const found = resolveCode(catalogue, "010501234567890017261121", {
        ...place,
        barcodes: { ...place.barcodes, expired },
      });
      return found.kind === "article" ? (found.expiredOn ?? "without a word") : found.kind;
    };
    expect([by("warn"), by("sell")]).toEqual(["2026-11-21", "without a word"]);
  });

  it("checks a value by its own digit, as GS1 does (7.9.2: 2875 has 9, 14685 has 6)", () => {
    const rules = (valueDigits: number) => [
      { prefix: "23", value: "price" as const, valueDigits, decimals: 2, checked: true },
    ];
    const read = (twelve: string, valueDigits: number) =>
      readCode(ean(twelve), { ...place.barcodes, embedded: rules(valueDigits) }, "GBP")?.amount;
    expect([read("231234592875", 4), read("231234582875", 4), read("231234614685", 5)]).toEqual([
      2875,
      undefined,
      14_685,
    ]);
  });

  it("asks which variant of a generic article, and the price of one that has none; a set and a bottle bring their parts", () => {
    const boxed = [
      { unit: "PC", numerator: 1, denominator: 1, gtins: [] },
      { unit: "BOX", numerator: 6, denominator: 1, gtins: ["4006381333931"] },
    ];
    const components = [
      { use: "empties" as const, articleId: "85123A", unit: "PC", quantity: 1 },
      { use: "set" as const, articleId: "ELSEWHERE", unit: "KG", quantity: 0.25 },
    ];
    const own = [
      article("CARD", "CARD", ["5012345678931"]),
      article("CARD-1", "CARD, BIRTHDAY", [], { genericArticleId: "CARD" }),
      article("CARD-2", "CARD, THANK YOU", [], { genericArticleId: "CARD", priceRequired: true }),
      article("CARD-3", "CARD, GONE", [], { genericArticleId: "CARD", withdrawn: true }),
      article("BOTTLES", "BOTTLES", [], { units: boxed, components }),
    ];
    const known: Catalogue = {
      ...catalogue,
      articles: new Map([...articles, ...own].map((one) => [one.articleId, one])),
      variants: indexed(own).variants,
      gtins: new Map([...indexed(own).gtins, ...catalogue.gtins]),
    };
    const resolve = (text: string) => resolveCode(known, text, place);
    for (const text of ["CARD", "5012345678931"]) {
      const choice = resolve(text);
      if (choice.kind !== "choice") throw new Error(choice.kind);
      expect(choice.generic?.articleId).toBe("CARD");
      expect(choice.targets.map((target) => target.article.articleId)).toEqual(["CARD-1", "CARD-2"]);
      expect(choice.targets.map((target) => resolveTarget(known, target, today, 2000).kind)).toEqual([
        "article",
        "openPrice",
      ]);
    }
    expect(resolve("2*CARD-2")).toMatchObject({ kind: "openPrice", quantityMilli: 2000 });
    const box = resolve("4006381333931");
    if (box.kind !== "article") throw new Error(box.kind);
    expect(box.target.parts?.map(({ use, article: part, perMilli }) => [use, part.articleId, perMilli])).toEqual([
      ["empties", "85123A", 6000],
      ["set", "ELSEWHERE", 1500],
    ]);
    expect(resolveTarget(known, { article: own[3] as TillArticle, unit: "PC" }, today, 1000).kind).toBe("noSale");
  });

  it("sells by the calendar of the store: not before the listing begins, nor from the day of a status on", () => {
    const noSale = (why: "notListed" | "salesStatus", from: string, to?: string) => ({
      why,
      from,
      ...(to ? { to } : {}),
    });
    const turning = article("NEW", "NEW", [], {
      withdrawn: true,
      noSale: [noSale("notListed", "2026-11-20", "2026-11-23"), noSale("salesStatus", "2026-12-01")],
    });
    const known = { ...catalogue, articles: new Map([["NEW", turning]]) };
    const on = (day: string) => {
      const found = resolveCode(known, "NEW", { ...place, day });
      return found.kind === "noSale" ? found.noSale.why : found.kind;
    };
    const days = ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-30", "2026-12-01", "2027-01-01"];
    expect(days.map(on)).toEqual(["notListed", "notListed", "article", "article", "salesStatus", "salesStatus"]);
    expect(dayIn("Europe/London", new Date("2026-07-01T23:30:00Z"))).toBe("2026-07-02");
  });

  it("takes the quantity that was typed before the scan, unless it brings its own", () => {
    expect(short("85123A", 3000)).toBe("3000 85123A");
    expect(short("2*85123A", 3000)).toBe("2000 85123A");
  });

  it("knows a quantity as soon as its star is typed, and words that end in a letter x are words", () => {
    expect(["3*", "0,5*", "12 ×", "3", "3x", "*", "3*85123A"].map(quantityBefore)).toEqual([
      3000,
      500,
      12_000,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("search by words", () => {
  const documents = articles.map(({ articleId, texts }) => ({ id: articleId, text: texts.en ?? "", codes: articleId }));

  it("finds by beginnings, all words wanted, and forgives a slip only when nothing fits exactly", async () => {
    const index = createWordIndex();
    await index.put(documents);
    expect(index.search("light heart", 9)).toEqual(["85123A"]);
    expect(index.search("LIGHT hold", 9).toSorted()).toEqual(["21730", "85123A"]);
    expect(index.search("regancy", 9)).toEqual(["22423"]);
    expect(index.search("frostde hloder", 9)).toEqual(["21730"]);
    expect(index.search("224", 9)).toEqual(["22423"]);
    expect(index.search("heart cakestand", 9)).toEqual([]);
  });

  it("takes changes that come while the first ones are still being taken in, each once and the last one last", async () => {
    const index = createWordIndex();
    const many = Array.from({ length: 1200 }, (_, at) => ({ id: `A${at}`, text: "teapot", codes: "" }));
    const renamed = { id: "A1199", text: "kettle", codes: "" };
    await Promise.all([index.put(many), index.put([renamed], ["A0"])]);
    expect(index.search("kettle", 9)).toEqual(["A1199"]);
    expect(index.search("teapot", 2000)).toHaveLength(1198);
  });
});

it("takes what was sold here and not sent off the stock, in the base unit, returns the other way", () => {
  const units = [
    { unit: "PC", numerator: 1, denominator: 1, gtins: [] },
    { unit: "BOX", numerator: 12, denominator: 1, gtins: [] },
  ];
  const box = article("22423", "CAKESTAND", [], { units });
  const receipt = (lines: [string, number, string][]) => ({
    kind: "receipt" as const,
    lines: lines.map(([articleId, quantity, unit]) => ({ articleId, quantity, unit })),
  });
  const unsent = [
    receipt([
      ["22423", 2, "BOX"],
      ["85123A", 5, "PC"],
    ]),
    receipt([["22423", -3, "PC"]]),
  ];
  expect(unsentQuantityMilli(box, unsent as never)).toBe(21_000);
});

describe("whose stock a till shows", () => {
  const at = (storageLocation: string, unrestricted: number) => ({ storageLocation, name: "", unrestricted });
  const store = (storeId: string, unrestricted: number) => ({
    ...{ storeId, name: storeId, unrestricted, unposted: 0.25, reserved: 0.25, available: unrestricted - 0.5 },
    locations: [at("0001", 2.25), at("0002", unrestricted - 2.25)],
  });
  const view = {
    articleId: "A",
    unit: "KG",
    asOf: "",
    stale: false,
    stores: ["1090", "1010", "1020"].map((id) => store(id, 10)),
  };
  const shown = { stores: "all" as const, storageLocations: [], oldAfterMinutes: 15 };
  const figures = (settings: Parameters<typeof storesShown>[2]) =>
    storesShown(view, "1010", settings).map((each) => [each.storeId, each.unrestricted, each.available]);

  it("is its own store first and every other one, or those that are set", () => {
    expect(figures(shown)).toEqual([
      ["1010", 10, 9.5],
      ["1090", 10, 9.5],
      ["1020", 10, 9.5],
    ]);
    expect(figures({ ...shown, stores: ["1020"] }).map(([storeId]) => storeId)).toEqual(["1010", "1020"]);
    expect(figures({ ...shown, stores: [] }).map(([storeId]) => storeId)).toEqual(["1010"]);
  });

  it("is of the own store what lies at the locations that are set, less what is sold and not posted", () => {
    const settings = { ...shown, stores: [], storageLocations: ["0001"] };
    expect(figures(settings)).toEqual([["1010", 2.25, 1.75]]);
    expect(figures({ ...settings, storageLocations: ["0009"] })).toEqual([["1010", 0, -0.5]]);
  });
});
