import type { RetailArticle } from "../retail-data/index.ts";
import type { OppAccess } from "./access.ts";
import type { Door } from "./door.ts";
import { company, sites } from "./retailer.ts";

/*
 * Made up for the demo retailer: the data set has neither purchase prices nor promotions. They begin after the month of the data set,
 * so that its receipts, played in again, cost what they cost then.
 */
const VALID = { validFrom: "2026-01-01", validTo: "2029-12-31" };
const siteIds = sites.filter(({ kind }) => kind === "store").map(({ siteId }) => siteId);
const head = { ...VALID, siteIds, currency: company.currency, status: "released" };

/** Prices are gross at 20 %; an article costs 55 % of what is left. */
const NET_SHARE = 1 / 1.2;
const COST_SHARE = 0.55;

export function purchasePriceElements(articles: RetailArticle[]) {
  return articles.flatMap(({ articleId, type, regularPriceMinor }) =>
    regularPriceMinor === undefined || type !== "goods"
      ? []
      : [
          {
            articleId,
            vendor: "Lincoln Importers",
            unit: "PC",
            currency: company.currency,
            amount: Math.round(regularPriceMinor * NET_SHARE * COST_SHARE),
            validFrom: "2010-01-01",
            validTo: "9999-12-31",
          },
        ],
  );
}

const paperChain = "22086";
const jamJars = "22960";
const jamPrinted = "22961";

export const bonusBuys = [
  {
    ...head,
    names: { en: "Third paper chain at half price", de: "Dritte Papiergirlande zum halben Preis" },
    promotionType: "0002",
    prerequisites: [{ articleId: paperChain, quantity: 2 }],
    rewards: [{ on: "goods", articleId: paperChain, quantity: 1, percentOff: 50 }],
  },
  {
    ...head,
    names: { en: "Printed jam set with the jars", de: "Bedrucktes Marmeladenset zu den Gläsern" },
    promotionType: "0001",
    prerequisites: [{ articleId: jamJars, quantity: 1 }],
    rewards: [{ on: "goods", articleId: jamPrinted, quantity: 1, price: 0 }],
  },
];

export const promotions = [
  {
    ...head,
    names: { en: "Warm nights", de: "Warme Nächte" },
    promotionType: "0001",
    items: [
      { articleId: "22111", percentOff: 20 },
      { articleId: "22112", percentOff: 20 },
    ],
  },
];

/** An order on which a bonus buy shows: three paper chains, and the jam sets. */
const order = {
  customerId: "17850",
  siteId: "1010",
  reference: "DEMO-1",
  items: [
    { articleId: paperChain, quantity: 3 },
    { articleId: jamJars, quantity: 1 },
    { articleId: jamPrinted, quantity: 1 },
  ],
};

type Found = { items: { names: { en: string } }[] };
type Created = { results: { problem?: { detail: string; where?: string } }[] };

/** Numbers are the ERP's, so what a set-up that was cut off has made is known by its name. */
export async function putPromotions(erp: Door): Promise<void> {
  await putAll(erp, "bonus-buys", "bonusBuys", bonusBuys);
  await putAll(erp, "promotions", "promotions", promotions);
}

async function putAll(erp: Door, path: string, name: string, elements: { names: { en: string } }[]): Promise<void> {
  const { items } = await erp.get<Found>(`/api/master-data/${path}?limit=500`);
  const known = new Set(items.map(({ names }) => names.en));
  const missing = elements.filter(({ names }) => !known.has(names.en));
  if (missing.length === 0) return;
  const { results } = await erp.post<Created>(`/api/master-data/${path}`, { [name]: missing });
  const problem = results.find((result) => result.problem)?.problem;
  if (problem) throw new Error(`${path} was refused: ${problem.detail} ${problem.where ?? ""}`);
}

/** Where orders get their prices. */
export async function putPricing(
  erp: Door,
  { calculateUrl, tokenUrl, clientId, clientSecret }: OppAccess,
): Promise<void> {
  await erp.put("/api/orders/pricing-destination", { calculateUrl, tokenUrl, clientId, secret: clientSecret });
}

/** An order that finds no prices stays, and says why on its screen: nothing else of the set-up needs it. */
export async function putOrder(erp: Door): Promise<void> {
  const { items } = await erp.get<{ items: { orderId: string; state: string }[] }>("/api/orders?query=demo-1");
  const [known] = items;
  if (!known) await erp.post("/api/orders", order);
  else if (known.state === "incomplete") await erp.post(`/api/orders/${known.orderId}/price`);
}
