import { readCouponCode } from "@counterfoil/contracts";
import type { Db } from "../../../database.ts";
import { hashCode } from "./codes.ts";
import { findCodes, type KnownCode } from "./store.ts";

/** What the database has of the codes as they were typed. Only texts whose check is right are looked up as single-use codes. */
export async function knownCodes(db: Db, key: Buffer, codes: readonly string[]): Promise<Map<string, KnownCode>> {
  const hashes = new Map<string, string>();
  for (const typed of codes) {
    const read = readCouponCode(typed);
    if (read) hashes.set(hashCode(key, read.code).toString("hex"), typed);
  }
  const known = new Map<string, KnownCode>();
  const rows = await findCodes(
    db,
    codes.map((code) => code.trim()),
    [...hashes.keys()].map((hash) => Buffer.from(hash, "hex")),
  );
  for (const row of rows) {
    if (row.codeHash !== null) known.set(hashes.get(row.codeHash.toString("hex")) ?? "", row);
    else for (const typed of codes) if (typed.trim() === row.code) known.set(typed, row);
  }
  return known;
}
