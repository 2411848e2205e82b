import { timingSafeEqual } from "node:crypto";
import { type ReceiptLinkFacts, type ReceiptLinks, readReceiptCode, signReceiptCode } from "@counterfoil/contracts";
import { deriveKey, type SecretKey } from "@counterfoil/platform";

/** What a till signs its links with. Each has a key of its own: one that was stolen opens no other till's receipts. */
export function linksOfTills({ secretKey, baseUrl }: { secretKey: SecretKey; baseUrl: string }) {
  return (tillId: string): ReceiptLinks => ({
    baseUrl,
    key: deriveKey(secretKey, `server receipt links ${tillId}`).toString("base64url"),
  });
}

/** Undefined: nobody of ours has signed it. Asks no database, so that guessing costs the guesser more than us. */
export async function judgeCode(
  linksOf: (tillId: string) => ReceiptLinks,
  code: string,
): Promise<ReceiptLinkFacts | undefined> {
  const facts = readReceiptCode(code);
  if (!facts) return undefined;
  const signed = await signReceiptCode(linksOf(facts.tillId).key, facts.number, facts.lastDay);
  const ours = Buffer.from(readReceiptCode(signed)?.signature ?? "");
  const theirs = Buffer.from(facts.signature);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? facts : undefined;
}
