import type { QuickKeys } from "@counterfoil/contracts";
import { sendElements } from "./bulk.ts";
import type { Door } from "./door.ts";
import { company, sites } from "./retailer.ts";

// What the counter of a gift shop has beside the goods of the data set: weighed, open, in variants, in a set, with a deposit; and gift cards.

type CounterGoods = {
  articleId: string;
  texts: { en: string; de: string };
  type?: "goods" | "service" | "voucher";
  unit?: "PC" | "KG";
  gtin?: string;
  price?: number;
  more?: object;
};

const part = (use: "set" | "empties", articleId: string) => ({ use, articleId, unit: "PC", quantity: 1 });

/** Parts and generic articles come before what names them. */
const goods: CounterGoods[] = [
  // Its scale prints 28 00042 wwwww c: the article is known by the code without a weight.
  {
    articleId: "SWEETS",
    texts: { en: "LOOSE BOILED SWEETS", de: "Bonbons, lose" },
    unit: "KG",
    gtin: "2800042000000",
    price: 1190,
  },
  {
    articleId: "WRAPPING",
    texts: { en: "GIFT WRAPPING SERVICE", de: "Geschenkverpackung" },
    type: "service",
    more: { priceRequired: true },
  },
  {
    articleId: "BOTTLE-DEP",
    texts: { en: "BOTTLE DEPOSIT", de: "Flaschenpfand" },
    price: 20,
    more: { nonDiscountable: true },
  },
  {
    articleId: "GINGERBEER",
    texts: { en: "GINGER BEER IN A STONE BOTTLE", de: "Ingwerbier in der Steinflasche" },
    gtin: "5000000422227",
    price: 325,
    more: { components: [part("empties", "BOTTLE-DEP")] },
  },
  // Worth what is put on it, and taxed when it is redeemed.
  {
    articleId: "GIFTCARD",
    texts: { en: "GIFT CARD", de: "Geschenkkarte" },
    type: "voucher",
    more: { priceRequired: true, nonDiscountable: true, taxCode: "A0" },
  },
  { articleId: "CARD", texts: { en: "GREETING CARD", de: "Grußkarte" } },
  ...[
    ["BIRTHDAY", "BIRTHDAY", "Geburtstag"],
    ["XMAS", "CHRISTMAS", "Weihnachten"],
    ["THANKS", "THANK YOU", "Danke"],
    ["BLANK", "BLANK", "ohne Text"],
  ].map(([id = "", en, de]) => ({
    articleId: `CARD-${id}`,
    texts: { en: `GREETING CARD ${en}`, de: `Grußkarte ${de}` },
    price: 195,
    more: { genericArticleId: "CARD" },
  })),
  {
    articleId: "TEASET",
    texts: { en: "TEA FOR TWO SET", de: "Tee-Set für zwei" },
    type: "service",
    price: 1495,
    more: { components: [part("set", "22423"), part("set", "21068")] },
  },
];

export async function putCounterGoods(erp: Door): Promise<void> {
  await sendElements(erp, "articles", "articles", goods.map(articleElement));
  await sendElements(
    erp,
    "prices",
    "prices",
    goods.flatMap(({ articleId, unit = "PC", price }) =>
      price === undefined
        ? []
        : [
            {
              articleId,
              unit,
              currency: company.currency,
              amount: price,
              validFrom: "2010-01-01",
              validTo: "9999-12-31",
            },
          ],
    ),
  );
}

/** What lies at the counters before the first sale. The key makes a second set-up post nothing again. */
export async function putCounterStock(erp: Door): Promise<void> {
  const kept = goods.filter(({ articleId, type = "goods" }) => type === "goods" && articleId !== "CARD");
  await erp.post("/api/logistics/goods-movements", {
    documentKey: "opening-counter",
    movementType: "561",
    postingDate: "2010-11-30",
    text: "Opening stock",
    items: sites
      .filter(({ kind }) => kind === "store")
      .flatMap(({ siteId }) =>
        kept.map(({ articleId }) => ({ articleId, siteId, storageLocation: "0001", quantity: 120 })),
      ),
  });
}

function articleElement({ articleId, texts, type = "goods", unit = "PC", gtin, more }: CounterGoods) {
  return {
    articleId,
    type,
    texts,
    baseUnit: unit,
    units: [{ unit, numerator: 1, denominator: 1, gtins: gtin ? [gtin] : [] }],
    // What fits nowhere else.
    categoryId: "8010",
    taxCode: "A1",
    listings: sites.map(({ siteId }) => ({ siteId, from: "2010-01-01", to: "9999-12-31" })),
    ...more,
  };
}

const key = (articleId: string, colour: QuickKeys["pages"][number]["keys"][number]["colour"], label?: string) => ({
  articleId,
  colour,
  ...(label ? { label } : {}),
});

const quickKeys: QuickKeys = {
  pages: [
    {
      name: "Counter",
      keys: [
        key("CARD", "amber", "Card"),
        key("SWEETS", "red", "Sweets"),
        key("GINGERBEER", "green", "Ginger beer"),
        key("WRAPPING", "violet", "Wrapping"),
        key("TEASET", "blue", "Tea for two"),
      ],
    },
    {
      name: "Lights",
      keys: ["20846", "20956", "21313", "21326", "85123A"].map((articleId) => key(articleId, "plain")),
    },
  ],
};

/** Said once at the company; a store that wants other keys has its own. */
export async function putQuickKeys(server: Door): Promise<void> {
  await server.put("/api/organisation/nodes/company/company/settings/quickKeys", quickKeys);
}
