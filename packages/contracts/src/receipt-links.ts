import { type Static, Type } from "typebox";
import { ReceiptNumberSchema, TransactionIdSchema } from "./ids.ts";
import { MailAddressSchema } from "./mail-address.ts";
import type { Receipt } from "./transactions.ts";

/**
 * A till signs the links of its own receipts, without a network too: whoever has one reads that receipt, and it opens as soon as the
 * receipt has reached the server. In the till's configuration.
 */
export const ReceiptLinksSchema = Type.Object({
  /** Where people reach the server. */
  baseUrl: Type.String(),
  /** Of this till alone; base64url. */
  key: Type.String(),
});
export type ReceiptLinks = Static<typeof ReceiptLinksSchema>;

/** `POST /api/tills/receipt-mails` (device token): a receipt of the till's store by mail. Once per id. */
export const ReceiptMailSchema = Type.Object(
  {
    id: TransactionIdSchema,
    receiptNumber: ReceiptNumberSchema,
    address: MailAddressSchema,
    language: Type.Enum(["en", "de"]),
  },
  { additionalProperties: false },
);
export type ReceiptMail = Static<typeof ReceiptMailSchema>;

const DAY_MS = 24 * 60 * 60_000;
/** Half of a SHA-256: as hard to guess as a key of 128 bits, and a third less of a QR code. */
const SIGNATURE_BYTES = 16;
const FORM = /^(([A-Z0-9]{1,4}-\d{2})-\d{6})\.([0-9a-z]{1,5})\.([\w-]{22})$/;

/** What a link says of itself; nothing of it is true before the signature was compared. */
export type ReceiptLinkFacts = { number: string; tillId: string; lastDay: number; signature: string };

export const linkAddress = ({ baseUrl }: ReceiptLinks, code: string) => `${baseUrl.replace(/\/$/, "")}/r/${code}`;

/** The same for a receipt whenever it is made; good for so many days after the sale. */
export function makeReceiptCode(
  key: string,
  { number, occurredAt }: Pick<Receipt, "number" | "occurredAt">,
  days: number,
): Promise<string> {
  return signReceiptCode(key, number, Math.floor(Date.parse(occurredAt) / DAY_MS) + days);
}

/** `lastDay` counts from 1970-01-01, in UTC. */
export async function signReceiptCode(key: string, number: string, lastDay: number): Promise<string> {
  const said = `${number}.${lastDay.toString(36)}`;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const signer = await crypto.subtle.importKey("raw", fromBase64(key), algorithm, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", signer, new TextEncoder().encode(said)));
  return `${said}.${toBase64(signature.subarray(0, SIGNATURE_BYTES))}`;
}

export function readReceiptCode(code: string): ReceiptLinkFacts | undefined {
  const [, number, tillId, lastDay, signature] = FORM.exec(code) ?? [];
  if (!number || !tillId || !lastDay || !signature) return undefined;
  return { number, tillId, lastDay: Number.parseInt(lastDay, 36), signature };
}

export const isLinkOver = ({ lastDay }: Pick<ReceiptLinkFacts, "lastDay">, now: Date) =>
  Math.floor(now.getTime() / DAY_MS) > lastDay;

/** The last day as a date. */
export const linkEnds = ({ lastDay }: Pick<ReceiptLinkFacts, "lastDay">) =>
  new Date(lastDay * DAY_MS).toISOString().slice(0, 10);

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
