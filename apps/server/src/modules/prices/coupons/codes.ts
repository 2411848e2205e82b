import { createHmac, randomBytes } from "node:crypto";
import { COUPON_ALPHABET, couponCheck } from "@counterfoil/contracts";

/** 23 characters do not divide 256: bytes from here on are thrown away, so that each character is equally likely. */
const FIRST_UNFAIR = 256 - (256 % COUPON_ALPHABET.length);

/** Codes of one series, all different: "XMAS-" and random characters, the last one being their check. */
export function makeCodes({ count, prefix, length }: { count: number; prefix: string; length: number }): Set<string> {
  const codes = new Set<string>();
  let bytes = randomBytes(0);
  let next = 0;
  while (codes.size < count) {
    let body = "";
    while (body.length < length - 1) {
      if (next === bytes.length) {
        bytes = randomBytes(65_536);
        next = 0;
      }
      const byte = bytes[next++] ?? 255;
      if (byte < FIRST_UNFAIR) body += COUPON_ALPHABET[byte % COUPON_ALPHABET.length];
    }
    codes.add(`${prefix}-${body}${couponCheck(body)}`);
  }
  return codes;
}

/** 16 bytes of a keyed hash: without the key, which is not in the database, a code cannot be tried against it. */
export function hashCode(key: Buffer, code: string): Buffer {
  return createHmac("sha256", key).update(code).digest().subarray(0, 16);
}

export const hintOf = (code: string) => `…${code.slice(-4)}`;
