import { createHash } from "node:crypto";

const LENGTH = 18;

/** Ids of SAP's service are 64-bit numbers. A number stays; anything else becomes one that is always the same. */
export function numericId(id: string, scope = ""): string {
  if (/^[1-9]\d{0,17}$/.test(id)) return id;
  const digest = createHash("sha256").update(`${scope}\n${id}`).digest().readBigUInt64BE();
  return (10n ** BigInt(LENGTH - 1) + (digest % (9n * 10n ** BigInt(LENGTH - 1)))).toString();
}
