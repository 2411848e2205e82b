import type { Till } from "../access/index.ts";

/** What a transaction is checked against besides itself. */
export type Ground = {
  till: Till;
  currency: string;
  timeZone: string;
  paymentMethods: ReadonlySet<string>;
  /** By how much the till's clock was ahead at its last heartbeat. */
  clockAheadMs: number;
  now: Date;
};
