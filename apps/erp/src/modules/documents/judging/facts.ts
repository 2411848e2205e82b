import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { MasterData } from "../../masterdata/index.ts";
import { readIntakeSetting } from "../intake-setting.ts";
import type { GoodsContent, PendingReceipt, SaleContent, SumContent } from "../receipt.ts";
import { readClosingFacts } from "./closing-facts.ts";
import { customerNumber, type Facts } from "./judgement.ts";

const withArticles = new Set(["receipt", "goodsMovement", "salesSum"]);

/** All that the judging of these receipts asks for. */
export async function readFacts(db: Db, masterData: MasterData, receipts: PendingReceipt[]): Promise<Facts> {
  const articleIds = new Set<string>();
  const gtins = new Set<string>();
  for (const { kind, content } of receipts) {
    if (!withArticles.has(kind)) continue;
    for (const { article, articleQualifier } of (content as SaleContent | GoodsContent | SumContent).items)
      (articleQualifier === "gtin" ? gtins : articleIds).add(article);
  }
  return {
    sites: await masterData.siteFacts(db),
    articles: await masterData.articleFacts(db, [...articleIds], [...gtins]),
    taxRates: await masterData.taxRates(db),
    accounts: await readAccounts(db),
    customers: await readCustomers(db, masterData, receipts),
    ...(await readClosingFacts(db, receipts)),
  };
}

async function readCustomers(db: Db, masterData: MasterData, receipts: PendingReceipt[]): Promise<Facts["customers"]> {
  const named = receipts.flatMap(
    ({ kind, content }) => (kind === "receipt" && (content as SaleContent).customer) || [],
  );
  if (named.length === 0) return { known: new Set(), oneTime: null };
  const known = await masterData.knownCustomers(db, [...new Set(named.map(customerNumber))]);
  return { known, oneTime: (await readIntakeSetting(db)).oneTimeCustomer };
}

async function readAccounts(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ purpose: string; code: string; account: string }>`
    select purpose, code, account from documents.account_code`.execute(db);
  return new Map(rows.map(({ purpose, code, account }) => [`${purpose} ${code}`, account]));
}
