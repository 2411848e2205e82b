import type {
  BookGroup,
  BookPrice,
  BookPromotion,
  MasterDataPage,
  TillArticle,
  TillCoupon,
  TillCustomer,
} from "@counterfoil/contracts";

/** The kinds of rows that come down from the server, each with its key. */
export const masterTables = {
  articles: "articleId",
  categories: "categoryId",
  customers: "customerId",
  prices: "priceId",
  taxes: "code",
  promotions: "promotionId",
  groups: "groupId",
  categoryNodes: "categoryId",
  coupons: "couponId",
} as const;
export type MasterTable = keyof typeof masterTables;
export const masterTableNames = Object.keys(masterTables) as MasterTable[];

export type CategoryRow = MasterDataPage["categories"][number];

/** All that came down, by key: what the catalogue is built from. */
export type MasterRows = {
  articles: Map<string, TillArticle>;
  categories: Map<string, CategoryRow>;
  customers: Map<string, TillCustomer>;
  prices: Map<string, BookPrice>;
  taxes: Map<string, MasterDataPage["taxes"][number]>;
  promotions: Map<string, BookPromotion>;
  groups: Map<string, BookGroup>;
  categoryNodes: Map<string, NonNullable<MasterDataPage["categoryNodes"]>["upserts"][number]>;
  coupons: Map<string, TillCoupon>;
};

/** A removal and an upsert of one round never mean the same object: an object that came back is an upsert alone. */
export type MasterChange = { table: MasterTable; removals: readonly string[]; upserts: readonly object[] };

export const noRows = () => Object.fromEntries(masterTableNames.map((name) => [name, new Map()])) as MasterRows;

export function changeRows(rows: MasterRows, changes: readonly MasterChange[]): void {
  for (const { table, removals, upserts } of changes) {
    const ofTable = rows[table] as Map<string, object>;
    for (const key of removals) ofTable.delete(key);
    for (const row of upserts) ofTable.set((row as Record<string, string>)[masterTables[table]] ?? "", row);
  }
}

/** What a page changes, as it goes into the till's memory and into the catalogue that is open. */
export function changesOf(page: MasterDataPage): MasterChange[] {
  const { articles, categories, customers, prices, taxes, promotions, groups, categoryNodes, coupons } = page;
  const added = (table: MasterTable, upserts: readonly object[] = []) => ({ table, removals: [], upserts });
  const changed = (table: MasterTable, change?: Pick<MasterChange, "removals" | "upserts">) => ({
    ...{ table, removals: [], upserts: [] },
    ...change,
  });
  return [
    added("articles", articles),
    added("categories", categories),
    added("taxes", taxes),
    // Who is blocked stays known, so that the cashier is told why; who is gone is forgotten.
    changed("customers", {
      removals: customers.filter(isGone).map(({ customerId }) => customerId),
      upserts: customers.filter((customer) => !isGone(customer)),
    }),
    // Blocked ones stay known, so that their codes are told from codes which only a promotion names.
    added("coupons", coupons),
    changed("prices", prices),
    changed("promotions", promotions),
    changed("groups", groups),
    changed("categoryNodes", categoryNodes),
  ].filter(({ removals, upserts }) => removals.length + upserts.length > 0);
}

const isGone = ({ withdrawn, blocked }: TillCustomer) => withdrawn === true && blocked === undefined;
