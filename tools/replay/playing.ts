import type { Door } from "../demo/door.ts";
import type { ClassifiedInvoice } from "../retail-data/index.ts";

/** To whom is played. `book`: the price book that holds now. */
export type Stage = { server: Door; book: number; dataDir: string; say: (line: string) => void };

/** What was played: where, as which receipts, and what the server did not take. */
export type Playing = {
  till: { tillId: string; storeId: string; number: string };
  invoices: ClassifiedInvoice[];
  days: string[];
  numberOf: (invoice: string) => string;
  refused: { number: string; reason: string }[];
};
