import type { Clock } from "@counterfoil/platform";
import type pg from "pg";
import type { Db } from "../../../database.ts";

/** What the use cases of this folder work with. */
export type CouponContext = {
  db: Db;
  /** A connection for COPY. */
  pool: pg.Pool;
  clock: Clock;
  /** Of codes, for their hashes, and for the sealed lists that wait for their download. */
  keys: { hash: Buffer; seal: Buffer };
  readTimeZone: (storeId: string) => Promise<string | undefined>;
  announceMasterDataChanged: (db: Db) => Promise<void>;
};

export const RESERVED_FOR_MS = 30 * 60_000;
