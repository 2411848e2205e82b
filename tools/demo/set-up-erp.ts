import { type ClassifiedInvoice, deriveArticles, deriveCustomers } from "../retail-data/index.ts";
import { sendElements } from "./bulk.ts";
import { putContacts } from "./contacts.ts";
import { putCounterGoods, putCounterStock } from "./counter-goods.ts";
import type { Door } from "./door.ts";
import { articleElement, categoryElements, partnerElement, priceElements, siteElements } from "./erp-elements.ts";
import { purchasePriceElements, putPromotions } from "./erp-promotions.ts";
import { openingMovements } from "./opening-stock.ts";
import type { Step } from "./set-up-demo.ts";

/** Sites, hierarchy, articles, prices, customers and stock of the month. All of it may run twice: the same element again is unchanged. */
export async function fillErp(erp: Door, invoices: ClassifiedInvoice[], step: Step): Promise<void> {
  const articles = deriveArticles(invoices);
  const customers = deriveCustomers(invoices);
  await step("ERP: 3 sites, merchandise hierarchy", async () => {
    await sendElements(erp, "sites", "sites", siteElements());
    await sendElements(erp, "categories", "categories", categoryElements());
  });
  await step(`ERP: ${count(articles.length)} articles with prices`, async () => {
    await sendElements(erp, "articles", "articles", articles.map(articleElement));
    await sendElements(erp, "prices", "prices", priceElements(articles));
    await sendElements(erp, "purchasePrices", "purchase-prices", purchasePriceElements(articles));
  });
  await step("ERP: goods of the counter: weighed, open, in variants, a set, a deposit", () => putCounterGoods(erp));
  await step("ERP: promotions and bonus buys", () => putPromotions(erp));
  await step(`ERP: ${count(customers.length)} customers`, () =>
    sendElements(erp, "businessPartners", "business-partners", customers.map(partnerElement)),
  );
  await step("ERP: contact persons of companies", () => putContacts(erp, customers));
  await step("ERP: opening stock", async () => {
    await putCounterStock(erp);
    for (const movement of openingMovements(articles, invoices))
      await erp.post("/api/logistics/goods-movements", movement);
  });
}

const count = (number: number) => number.toLocaleString("en");
