import { createHash } from "node:crypto";

/** A UUIDv7 that the same invoice gets on every machine and at every run: the moment of the sale, then a hash instead of random bits. */
export function transactionIdOf(invoice: string, at: Date): string {
  const hash = createHash("sha256").update(`online-retail ${invoice}`).digest();
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  hash.copy(bytes, 6, 0, 10);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
