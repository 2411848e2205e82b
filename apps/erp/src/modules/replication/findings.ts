import { sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../database.ts";
import type {
  ReplicatedArticle,
  ReplicatedPartner,
  ReplicatedPromotion,
  ReplicatedPurchasePrices,
  ReplicatedRelationship,
} from "../masterdata/index.ts";
import { isScale } from "./map-prices.ts";
import type { Objects } from "./objects-to-send.ts";
import type { Facts } from "./run-store.ts";

/** What a run noticed about an object: a code that the screen puts in words. */
export type Finding = { key: string; code: string; facts: Facts };

/** A run may be about everything, and everything may have the same fault. */
const MOST = 10_000;

/** What does not fit the document is always told; what the receiver cannot use although it takes it, in a test run. */
export function findingsIn(read: Objects, written: ReadonlySet<string>, isTest: boolean): Finding[] {
  const isWritten = ({ key }: { key: string }) => written.has(key);
  if (read.type === "salesPrice" || read.type === "priceListPrice")
    return read.objects.filter(isWritten).flatMap(scalesOf);
  if (!isTest) return [];
  switch (read.type) {
    case "article":
      return read.objects.filter(isWritten).flatMap(articleFindings);
    case "businessPartner":
      return read.objects.filter(isWritten).flatMap(partnerFindings);
    case "relationship":
      return read.objects.filter(isWritten).flatMap(relationshipFindings);
    case "promotion":
    case "bonusBuy":
      return read.objects.filter(isWritten).flatMap(promotionFindings);
    case "purchasePrice":
      return read.objects.filter(isWritten).flatMap(purchaseFindings);
  }
}

const today = () => new Date().toISOString().slice(0, 10);
const finding = (key: string, codes: string[]): Finding[] => codes.map((code) => ({ key, code, facts: {} }));

function scalesOf({ key, prices }: ReplicatedArticle): Finding[] {
  const count = prices.filter(isScale).length;
  return count > 0 ? [{ key, code: "price-scale", facts: { prices: count } }] : [];
}

function articleFindings({ key, content, prices }: ReplicatedArticle): Finding[] {
  if (content.deleted) return [];
  const day = today();
  return finding(key, [
    ...(prices.some(({ validTo }) => validTo >= day) ? [] : ["no-price"]),
    ...(content.listings.some(({ to, blocked }) => to >= day && !blocked) ? [] : ["not-listed"]),
    ...(content.blocked ? ["blocked"] : []),
  ]);
}

function partnerFindings({ key, content }: ReplicatedPartner): Finding[] {
  if (content.deleted) return [];
  return finding(key, [
    ...(content.roles.includes("FLCU01") ? [] : ["no-customer-role"]),
    ...(content.blocked ? ["blocked"] : []),
    ...(content.addresses.length === 0 ? ["no-address"] : []),
  ]);
}

function relationshipFindings({ key, content }: ReplicatedRelationship): Finding[] {
  return finding(key, !content.deleted && content.validTo < today() ? ["is-over"] : []);
}

function promotionFindings({ key, content }: ReplicatedPromotion): Finding[] {
  if (content.status === "withdrawn") return [];
  return finding(key, [
    ...(content.validTo < today() ? ["is-over"] : []),
    ...(content.happyHours && content.happyHours.length > 0 ? ["hours-are-ours"] : []),
  ]);
}

/** Without prices it is taken back: that is meant. */
function purchaseFindings({ key, content: { prices } }: ReplicatedPurchasePrices): Finding[] {
  if (prices.length === 0) return [];
  return finding(key, prices.some(({ validTo }) => validTo >= today()) ? [] : ["no-purchase-price"]);
}

export async function insertFindings(transaction: DbTransaction, runId: number, findings: Finding[]): Promise<void> {
  if (findings.length === 0) return;
  await sql`
    insert into replication.finding (run_id, object_key, code, facts)
    select ${runId}, key, code, facts from json_to_recordset(${JSON.stringify(findings)}::json) as given(key text, code text, facts jsonb)
    where (select count(*) from replication.finding where run_id = ${runId}) < ${MOST}
    on conflict do nothing`.execute(transaction);
}
