import type { TillConfiguration } from "@counterfoil/contracts";
import type { Clock } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import { type CardTypeContext, listCardTypes } from "../card-types/index.ts";
import { companyMissing, storeUnknown, tillUnknown } from "../errors.ts";
import { settingsAt } from "../settings/index.ts";
import { readCompany, readManualDiscounts, readPaymentMethods, readStores } from "../store.ts";
import { findTill, readLastRunning } from "../till-store.ts";
import { nodeKey, readTree, valuesAt } from "../tree.ts";

export type ConfigurationContext = {
  db: Db;
  access: Access;
  clock: Clock;
  /** The highest number that sales has from the till. */
  lastRunningNumber: (till: { storeId: string; tillId: string }) => Promise<number>;
  /** What the till signs links of its receipts with. */
  receiptLinksOf: (tillId: string) => TillConfiguration["receiptLinks"];
  lastClosing: (till: { storeId: string; tillId: string }) => Promise<TillConfiguration["lastClosing"]>;
} & Pick<CardTypeContext, "readPaymentLookup">;

/** Ways to pay, each with the cards to choose from where there are some, and which of them the ERP does not know yet. */
async function readWays(context: ConfigurationContext): Promise<TillConfiguration["paymentMethods"]> {
  const cards = (await listCardTypes(context)).filter(({ active }) => active);
  return (await readPaymentMethods(context.db)).map(({ code, kind, names }) => {
    const cardTypes = cards
      .filter(({ method }) => method === code)
      .map((card) => ({
        code: card.code,
        names: card.names,
        ...(card.erpCode === undefined && { unmapped: true }),
      }));
    return { code, kind, names, ...(cardTypes.length > 0 && { cardTypes }) };
  });
}

/** All a till needs to know of its place, to sell without a network too. */
export async function readConfiguration(context: ConfigurationContext, tillId: string): Promise<TillConfiguration> {
  const { db, access, clock, lastRunningNumber } = context;
  const till = await findTill(db, tillId);
  if (!till) throw tillUnknown(`There is no till ${tillId}.`);
  const store = (await readStores(db)).find(({ storeId }) => storeId === till.storeId);
  if (!store) throw storeUnknown(`There is no store ${till.storeId}.`);
  const company = await readCompany(db);
  if (!company) throw companyMissing();
  const { storeId, name, addressLines, timeZone, taxNumber, distributionChannel: channel } = store;
  const [tree, key] = [await readTree(db), nodeKey("till", tillId)];
  const { language = store.language } = valuesAt(tree, key);
  const manualDiscounts = await readManualDiscounts(db);
  const closing = await context.lastClosing(till);
  const receiptLinks = context.receiptLinksOf(tillId);
  return {
    tillId,
    tillNumber: till.number,
    store: {
      storeId,
      name,
      addressLines,
      timeZone,
      language,
      channel,
      ...(taxNumber === undefined ? {} : { taxNumber }),
    },
    company: { name: company.name },
    currency: store.currency,
    paymentMethods: await readWays(context),
    ...(manualDiscounts === undefined ? {} : { manualDiscounts }),
    ...(await settingsAt(db, tree, key)),
    ...(receiptLinks && { receiptLinks }),
    people: await access.readTillPeople(),
    lastRunningNumber: Math.max(await lastRunningNumber(till), await readLastRunning(db, tillId)),
    ...(closing && { lastClosing: closing }),
    serverTime: clock.now().toISOString(),
  };
}
