import type {
  BookGroup,
  BookPrice,
  BookPromotion,
  TillArticle,
  TillCoupon,
  TillCustomer,
} from "@counterfoil/contracts";
import type { Table } from "dexie";
import type { CategoryNodeRow, CategoryRow, TaxRow } from "../ledger/database.ts";
import { type MasterChange, type MasterTable, masterTables, type TillDatabase } from "../ledger/index.ts";

/** All that came down, by key: what the catalogue is built from. */
export type MasterRows = {
  articles: Map<string, TillArticle>;
  categories: Map<string, CategoryRow>;
  customers: Map<string, TillCustomer>;
  prices: Map<string, BookPrice>;
  taxes: Map<string, TaxRow>;
  promotions: Map<string, BookPromotion>;
  groups: Map<string, BookGroup>;
  categoryNodes: Map<string, CategoryNodeRow>;
  coupons: Map<string, TillCoupon>;
};

const PAGE = 1000;
const names = Object.keys(masterTables) as MasterTable[];

/** As it is after the last whole round; in pages, for all rows of a large table at once would hold up a scan. */
export function readRows(database: TillDatabase): Promise<MasterRows> {
  const tables = names.map((name) => database.table(name));
  return database.transaction("r", tables, async () => {
    const rows: [MasterTable, Map<string, object>][] = [];
    for (const name of names) rows.push([name, await readPages(database.table(name), masterTables[name])]);
    return Object.fromEntries(rows) as unknown as MasterRows;
  });
}

async function readPages(table: Table<object, string>, key: string): Promise<Map<string, object>> {
  const rows = new Map<string, object>();
  for (let after: string | undefined; ; ) {
    const page = await (after === undefined
      ? table.limit(PAGE)
      : table.where(":id").above(after).limit(PAGE)
    ).toArray();
    for (const row of page) {
      after = (row as Record<string, string>)[key] ?? "";
      rows.set(after, row);
    }
    if (page.length < PAGE) return rows;
  }
}

/** The same that the round did to the tables: what has not changed is not read again. */
export function changeRows(rows: MasterRows, changes: readonly MasterChange[]): void {
  for (const { table, removals, upserts } of changes) {
    const ofTable = rows[table] as Map<string, object>;
    for (const key of removals) ofTable.delete(key);
    for (const row of upserts) ofTable.set((row as Record<string, string>)[masterTables[table]] ?? "", row);
  }
}
