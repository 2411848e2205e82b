import { sendElements } from "../demo/bulk.ts";
import { DoorRefusal } from "../demo/door.ts";
import { articleElement, partnerElement } from "../demo/erp-elements.ts";
import { model } from "../demo/replicate.ts";
import { company } from "../demo/retailer.ts";
import type { Chance } from "./chance.ts";
import { patiently } from "./patiently.ts";
import type { World } from "./world.ts";

/** What was changed in the ERP and must be the same at the server: the truth is read from the ERP at the end. */
export type Touched = { articles: Set<string>; partners: Set<string> };
export const nothingTouched = (): Touched => ({ articles: new Set(), partners: new Set() });

const runs = ["article", "businessPartner"] as const;

/** One thing that people in the head office do in the ERP: change texts, prices, customers; send some objects again. */
export async function workInErp(world: World, touched: Touched, chance: Chance): Promise<void> {
  const what = chance.next();
  if (what < 0.35) return changeArticles(world, touched, chance);
  if (what < 0.6) return changePrices(world, touched, chance);
  if (what < 0.9) return changePartners(world, touched, chance);
  return sendAgain(world, touched, chance);
}

const numbered = (prefix: string, number: number) => `${prefix}-${String(number).padStart(4, "0")}`;
const some = (chance: Chance, most: number) =>
  Array.from({ length: chance.between(1, 12) }, () => chance.between(1, most));
const wordOf = (chance: Chance) => chance.between(0, 2 ** 31).toString(36);

async function changeArticles({ doors }: World, { articles }: Touched, chance: Chance): Promise<void> {
  const elements = [...new Set(some(chance, 300))].map((number) => {
    const articleId = numbered("FAULT", number);
    articles.add(articleId);
    const word = wordOf(chance);
    const texts = { en: `Article ${word} & <more>`, de: `Artikel ${word} für "alle"` };
    return articleElement({ articleId, type: "goods", texts, nodeId: "8010" });
  });
  await patiently(() => sendElements(doors.erp, "articles", "articles", elements));
}

async function changePrices({ doors }: World, { articles }: Touched, chance: Chance): Promise<void> {
  const known = [...articles];
  if (known.length === 0) return;
  const chosen = new Set(Array.from({ length: chance.between(1, 12) }, () => chance.oneOf(known)));
  const prices = [...chosen].map((articleId) => ({
    articleId,
    unit: "PC",
    currency: company.currency,
    amount: chance.between(1, 99_999),
    validFrom: "2010-01-01",
    validTo: "9999-12-31",
  }));
  await patiently(() => sendElements(doors.erp, "prices", "prices", prices)).catch(unlessUnknown);
}

async function changePartners({ doors }: World, { partners }: Touched, chance: Chance): Promise<void> {
  const elements = [...new Set(some(chance, 200))].map((number) => {
    const customerId = String(7_000_000 + number);
    partners.add(customerId);
    const word = wordOf(chance);
    return partnerElement({
      customerId,
      category: "person",
      givenName: `Given ${word}`,
      familyName: `O'Family & ${word}`,
      street: `Street ${word}`,
      houseNumber: String(number),
      town: "Lincoln",
      country: "GB",
      email: `${word}@shop.example`,
      phone: "+441522000000",
    } as Parameters<typeof partnerElement>[0]);
  });
  await patiently(() => sendElements(doors.erp, "businessPartners", "business-partners", elements));
}

/** Somebody sends objects that were sent before. */
async function sendAgain({ doors }: World, { articles, partners }: Touched, chance: Chance): Promise<void> {
  const objectType = chance.oneOf(runs);
  const keys = [...(objectType === "article" ? articles : partners)].slice(0, chance.between(1, 60));
  if (keys.length === 0) return;
  const run = { modelId: model, objectType, mode: "chosen", keys, packageSize: chance.between(1, 20) };
  await patiently(() => doors.erp.post("/api/replication/runs", run)).catch(unlessUnknown);
}

/** A price or a run of an object whose own change has not got through yet. */
function unlessUnknown(error: unknown): void {
  if (error instanceof DoorRefusal && error.status < 500) return;
  if (error instanceof Error && /was refused/.test(error.message)) return;
  throw error;
}

type Service = { active: true; settings?: { form?: "idoc" | "soap"; collect?: "single" | "closing" } };

/** How sales go to the ERP from now on. */
export async function putSalesSetting(
  { doors }: World,
  settings: { form: "idoc" | "soap"; collect: "single" | "closing" },
): Promise<void> {
  const on: Service = { active: true };
  const services = {
    salesTransactions: { active: true, settings },
    financialTransactions: { active: true, settings: { collect: settings.collect } },
    goodsMovements: on,
    postingStatus: on,
  };
  await patiently(() => doors.server.put("/api/hub/communication-arrangements/ERP/SAP_COM_0652", { services }));
}
