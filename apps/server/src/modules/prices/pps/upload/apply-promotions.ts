import { type BookInput, buildPriceBook, PricingError } from "@counterfoil/pricing";
import type { RopPromotion } from "@counterfoil/sap";
import type { Bulk } from "../../../../bulk/bulk-transaction.ts";
import type { Difference } from "../../../../bulk/differences.ts";
import type { Outcome } from "../../../../bulk/outcome.ts";
import { type StagedPromotion, stagePromotions } from "../../books/index.ts";
import type { PpsPromotion } from "../rop/pps-promotion.ts";
import { type IncomingPromotion, readPromotion } from "../rop/read-promotion.ts";
import { RopRefusal } from "../rop/reading.ts";
import type { OwnSystem } from "../source-system.ts";
import { readOwnOfferIds, readStagedPromotions, readUnitCurrencies } from "./promotion-store.ts";

/** `currencyOf`: of a store that is ours. Other business units sell in what they have prices in, if they have any yet. */
type Ground = { own: OwnSystem; currencyOf: (storeId: string) => string | undefined };
type Decision = { outcome: Outcome; upsert?: StagedPromotion; removal?: string };

/** Stages the promotions of a batch for the next book, one outcome for each. */
export async function applyPromotions(bulk: Bulk, sent: readonly RopPromotion[], ground: Ground): Promise<Outcome[]> {
  const units = await readUnitCurrencies(bulk, [
    ...new Set(sent.flatMap((rop) => rop.businessUnits.map(({ id }) => id))),
  ]);
  const currencyOf = (id: string) => ground.currencyOf(id) ?? units.get(id);
  const read = sent.map((rop) => tryRead(rop, { ...ground, currencyOf }));
  const ids = read.flatMap((each) => ("promotionId" in each ? each.promotionId : []));
  const ours = await readOwnOfferIds(bulk, ids);
  const incoming = read.map((each) => ("promotionId" in each && ours.has(each.promotionId) ? taken(each) : each));
  const known = await readStagedPromotions(bulk, ids);
  const decisions = incoming.map(
    (each): Decision => ("promotionId" in each ? decide(each, known.get(each.promotionId)) : { outcome: each }),
  );
  await stagePromotions(bulk.db, {
    upserts: decisions.flatMap(({ upsert }) => upsert ?? []),
    removals: decisions.flatMap(({ removal }) => removal ?? []),
  });
  return decisions.map(({ outcome }) => outcome);
}

const taken = ({ promotionId }: IncomingPromotion) => ({
  outcome: "rejected" as const,
  reason: `${promotionId} is an offer that was made here. It is changed and ended here.`,
});

function tryRead(
  rop: RopPromotion,
  { own, currencyOf }: Ground,
): IncomingPromotion | (Outcome & { outcome: "rejected" }) {
  try {
    const read = readPromotion(rop, own);
    if (read.promotion !== undefined) {
      checkUsable(read.promotion);
      checkCurrency(read.promotion, currencyOf);
    }
    return read;
  } catch (error) {
    if (error instanceof RopRefusal) return { outcome: "rejected", reason: error.message };
    throw error;
  }
}

/** As it is with prices: an amount in another currency would be taken for one in the store's. */
function checkCurrency({ currency, stores = [] }: PpsPromotion, currencyOf: Ground["currencyOf"]): void {
  const differing = stores.find((storeId) => (currencyOf(storeId) ?? currency) !== currency);
  if (currency !== undefined && differing !== undefined)
    throw new RopRefusal([
      `CURRENCY_ISO_CODE ${currency}: business unit ${differing} sells in ${currencyOf(differing)}`,
    ]);
}

/** A promotion that the engine cannot compile would take the book of its stores down. */
function checkUsable(promotion: PpsPromotion): void {
  const input: BookInput = { currency: promotion.currency ?? "EUR", articles: [], prices: [], promotions: [promotion] };
  try {
    buildPriceBook(input);
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    throw new RopRefusal(error.problems.map(({ detail }) => detail));
  }
}

function decide(incoming: IncomingPromotion, known: PpsPromotion | undefined): Decision {
  const { promotionId, promotion, sourceSystem, changedOn } = incoming;
  const before = known?.pps?.changedOn;
  if (before !== undefined && changedOn !== undefined && changedOn < before)
    return {
      outcome: { outcome: "stale", reason: `Changed on ${changedOn}; the state of ${before} is here already.` },
    };
  if (promotion === undefined) {
    if (known === undefined) return { outcome: { outcome: "unchanged" } };
    const changes = [{ field: "promotion", before: known.name }];
    return { outcome: { outcome: "changed", changes }, removal: promotionId };
  }
  const upsert: StagedPromotion =
    sourceSystem === undefined ? { promotion, origin: "erp" } : { promotion, origin: "pps", sourceSystem };
  if (known === undefined) return { outcome: { outcome: "created" }, upsert };
  const changes = differencesOf(known, promotion);
  return { outcome: changes.length === 0 ? { outcome: "unchanged" } : { outcome: "changed", changes }, upsert };
}

const LONGEST_TEXT = 300;

/** Field by field as JSON: rules are trees, and a person compares them where they differ. */
function differencesOf(before: PpsPromotion, after: PpsPromotion): Difference[] {
  const textsOf = (promotion: PpsPromotion): [string, string][] => {
    const { rules, pps, ...head } = promotion;
    return [
      ...Object.entries(head).map(([field, value]): [string, string] => [field, text(value)]),
      ...rules.map((rule): [string, string] => [`rule.${rule.ruleId}`, text(rule)]),
      ...Object.entries(pps ?? {}).map(([field, value]): [string, string] => [`pps.${field}`, text(value)]),
    ];
  };
  const [old, now] = [new Map(textsOf(before)), new Map(textsOf(after))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [was, is] = [old.get(field), now.get(field)];
    if (was === is) return [];
    return {
      field,
      ...(was === undefined ? {} : { before: was.slice(0, LONGEST_TEXT) }),
      ...(is === undefined ? {} : { after: is.slice(0, LONGEST_TEXT) }),
    };
  });
}

const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
