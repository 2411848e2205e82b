import type {
  BookGroup,
  BookPrice,
  BookPromotion,
  JournalEntry,
  MasterDataPage,
  TillArticle,
  TillCoupon,
  TillCustomer,
} from "@counterfoil/contracts";
import { Dexie, type Table } from "dexie";
import { migrations } from "./migrations.ts";
import type {
  LedgerRow,
  NewCustomerRow,
  ParkedRow,
  ReceiptMailRow,
  SettingRow,
  StockViewRow,
  TakenCouponRow,
} from "./rows.ts";

export type CategoryRow = MasterDataPage["categories"][number];
export type CategoryNodeRow = NonNullable<MasterDataPage["categoryNodes"]>["upserts"][number];
export type TaxRow = MasterDataPage["taxes"][number];

/** The till's memory. Everything that was sold lives here until the server has confirmed it. */
export class TillDatabase extends Dexie {
  /** What is written in training, while there is one; none of it is kept. */
  training: LedgerRow[] | undefined;
  declare settings: Table<SettingRow, string>;
  declare transactions: Table<LedgerRow, string>;
  declare articles: Table<TillArticle, string>;
  declare categories: Table<CategoryRow, string>;
  declare customers: Table<TillCustomer, string>;
  declare prices: Table<BookPrice, string>;
  declare taxes: Table<TaxRow, string>;
  declare promotions: Table<BookPromotion, string>;
  declare groups: Table<BookGroup, string>;
  declare categoryNodes: Table<CategoryNodeRow, string>;
  declare coupons: Table<TillCoupon, string>;
  declare couponsTaken: Table<TakenCouponRow, string>;
  /** What the server has not taken yet. */
  declare journal: Table<JournalEntry, string>;
  declare stockViews: Table<StockViewRow, string>;
  declare parked: Table<ParkedRow, string>;
  declare receiptMails: Table<ReceiptMailRow, string>;
  declare newCustomers: Table<NewCustomerRow, string>;

  constructor(name = "counterfoil-till") {
    // strict: a commit is on the disk before the receipt is shown as sold. Chrome's default leaves it to the operating system.
    super(name, { chromeTransactionDurability: "strict" });
    for (const { number, stores, upgrade } of migrations) {
      const version = this.version(number).stores(stores);
      if (upgrade) version.upgrade(upgrade);
    }
  }
}
