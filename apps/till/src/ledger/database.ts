import type { JournalEntry } from "@counterfoil/contracts";
import { Dexie, type Table } from "dexie";
import type { MasterPage } from "./master-pages.ts";
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

/** The till's memory. Everything that was sold lives here until the server has confirmed it. */
export class TillDatabase extends Dexie {
  /** What is written in training, while there is one; none of it is kept. */
  training: LedgerRow[] | undefined;
  declare settings: Table<SettingRow, string>;
  declare transactions: Table<LedgerRow, string>;
  /** Articles, customers, prices and the like, as they came. */
  declare masterPages: Table<MasterPage, number>;
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
