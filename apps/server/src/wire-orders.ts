import type { Clock, Log } from "@counterfoil/platform";
import type { Db } from "./database.ts";
import { noSaleOn } from "./modules/catalog/index.ts";
import {
  type Creations,
  type Mapping,
  type MappingFacts,
  readOrderStatuses,
  salesOrderCreation,
} from "./modules/hub/index.ts";
import { createOrders, type OrderStore } from "./modules/orders/index.ts";
import type { Organisation } from "./modules/organisation/index.ts";
import type { MasterData } from "./wire-master-data.ts";

export type OrdersWiring = {
  db: Db;
  log: Log;
  clock: Clock;
  creations: Creations;
  mapping: Pick<Mapping, "readActive">;
  readMappingFacts: (storeId: string, articleIds: readonly string[]) => Promise<MappingFacts>;
  organisation: Pick<Organisation, "readStores" | "readCompany">;
  masterData: Pick<MasterData, "customers" | "prices" | "tillFeed">;
};

/** The way of an order: channel -> priced and kept -> the ERP creates it -> how it stands there. */
export function wireOrders({
  organisation,
  masterData,
  creations,
  mapping,
  readMappingFacts,
  ...common
}: OrdersWiring) {
  const { customers, prices, tillFeed } = masterData;
  const readStore = async (storeId: string): Promise<OrderStore | undefined> => {
    const store = (await organisation.readStores()).find((each) => each.storeId === storeId);
    if (!store) return undefined;
    const { currency, timeZone, salesOrganisation, distributionChannel } = store;
    const { division = "" } = (await organisation.readCompany()) ?? {};
    return { storeId, currency, timeZone, salesArea: { salesOrganisation, distributionChannel, division } };
  };
  const orders = createOrders({
    ...common,
    creations,
    readErpStatuses: (numbers, timeoutMs) => readOrderStatuses(creations, numbers, timeoutMs),
    readStore,
    readArticle: (storeId, articleId) => readArticle(tillFeed, storeId, articleId),
    judgeCustomer: async (customerId, storeId) => {
      const store = await readStore(storeId);
      return store && customers.judgeAt(customerId, store.salesArea);
    },
    calculate: (basket, readCaller) => prices.calculate(basket, readCaller),
    readCouponOffers: (book, promotionIds) => prices.readCouponOffers(book, promotionIds),
    coupons: {
      redeem: (transaction, order) => prices.coupons.redeemForOrder(transaction, order),
      release: (transaction, order, keep) => prices.coupons.giveBack(transaction, order, keep),
    },
    customers: { findCustomers: (word) => customers.findByName(word), namesOf: (ids) => customers.namesOf(ids) },
  });
  const { readOrder, noteCreation: noteState } = orders;
  const readMadeCustomer = (customerId: string) => customers.readMadeCustomer(customerId);
  creations.plug(salesOrderCreation({ ...common, mapping, readMappingFacts, readMadeCustomer, readOrder, noteState }));
  return orders;
}

async function readArticle({ judgeArticle }: MasterData["tillFeed"], storeId: string, articleId: string) {
  const { article, day } = await judgeArticle(storeId, articleId);
  if (!article) return undefined;
  const { texts, baseUnit, units } = article.state;
  const text = (texts.find(({ language }) => language === "en") ?? texts[0])?.text ?? "";
  const why = noSaleOn(article.noSale, day)?.why;
  return { text, baseUnit, units: units.map(({ unit }) => unit), ...(why && { noSale: why }) };
}
