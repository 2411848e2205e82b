import {
  type BasePriceDraft,
  basePriceWriter,
  bonusPromotionWriter,
  type DocumentWriter,
  minorDigits,
  type OpenControlRecordDraft,
  promotionWriter,
  type RopPromotionDraft,
  writeDocument,
} from "@counterfoil/sap";
import { STORE } from "../rop/read-promotion.ts";
import { RopRefusal } from "../rop/reading.ts";
import { writeDeletion, writePromotion } from "../rop/write-promotion.ts";
import { bareId } from "../source-system.ts";
import { isoOfUnit } from "../units.ts";
import type { BookState, PromotionState } from "./book-state.ts";
import type { EffectiveInterval } from "./effective-prices.ts";
import type { PlannedDocument, Untold } from "./target.ts";

/** Some 0.4 kB an item and 4 kB a promotion: documents below a megabyte or two. */
const MOST_ITEMS = 2000;
const MOST_PROMOTIONS = 250;

export type Writing = {
  logicalSystem: string;
  currency: string;
  at: Date;
  codes: ReadonlyMap<string, string | null>;
  number: (index: number) => string;
};
export type Written = { documents: PlannedDocument[]; untold: Untold[] };

/** The difference of two states as /ROP documents: prices first, as promotions lower them. Full: the first state is empty. */
export function writeDocuments(before: BookState, after: BookState, writing: Writing): Written {
  const items = changedItems(before, after);
  const { drafts, untold } = changedPromotions(before, after, writing);
  const plain = drafts.filter((draft) => !hasBonus(draft));
  const withBonus = drafts.filter(hasBonus);
  let index = 0;
  const control = (type: PlannedDocument["type"]): OpenControlRecordDraft => controlRecord(type, writing, index++);
  const documents = [
    ...chunks(items, MOST_ITEMS).map((part) =>
      write("/ROP/BASE_PRICE01", basePriceWriter, control, groupByStores(part, writing), part.length),
    ),
    ...chunks(plain, MOST_PROMOTIONS).map((part) =>
      write("/ROP/PROMOTION02", promotionWriter, control, part, part.length),
    ),
    ...chunks(withBonus, MOST_PROMOTIONS).map((part) =>
      write("/ROP/PROMOTION03", bonusPromotionWriter, control, part, part.length),
    ),
  ];
  return { documents, untold: [...after.untold, ...untold] };
}

const hasBonus = ({ rules }: RopPromotionDraft) =>
  rules?.some(({ priceRule }) => (priceRule.bonusItems?.length ?? 0) > 0) ?? false;

function write<R>(
  type: PlannedDocument["type"],
  writer: DocumentWriter<OpenControlRecordDraft, R>,
  control: (type: PlannedDocument["type"]) => OpenControlRecordDraft,
  records: readonly R[],
  objects: number,
): PlannedDocument {
  return { type, objects, text: [...writeDocument(writer, control(type), records)].join("") };
}

function controlRecord(
  basicType: string,
  { logicalSystem, at, number }: Writing,
  index: number,
): OpenControlRecordDraft {
  const moment = at.toISOString();
  return {
    table: "EDI_DC40",
    idocNumber: number(index),
    direction: "1",
    basicType,
    messageType: basicType.slice(0, -2),
    senderType: "LS",
    sender: logicalSystem,
    createdOn: moment.slice(0, 10),
    createdTime: moment.slice(11, 19),
  };
}

type Item = { articleId: string; stores: string[]; intervals: EffectiveInterval[] };

/** Per article and set of stores with equal prices what is new or other; a store without prices any more has an empty list. */
function changedItems(before: BookState, after: BookState): Item[] {
  const articles = [...new Set([...before.prices.keys(), ...after.prices.keys()])].sort();
  return articles.flatMap((articleId) => {
    const [old, now] = [before.prices.get(articleId), after.prices.get(articleId)];
    const stores = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
    const changed = stores.filter((id) => JSON.stringify(old?.get(id)) !== JSON.stringify(now?.get(id)));
    const groups = Map.groupBy(changed, (id) => JSON.stringify(now?.get(id) ?? []));
    return [...groups].map(([text, ids]) => ({
      articleId,
      stores: ids.sort(),
      intervals: JSON.parse(text) as EffectiveInterval[],
    }));
  });
}

function groupByStores(items: readonly Item[], { logicalSystem, currency }: Writing): BasePriceDraft[] {
  const scale = 10 ** (5 - minorDigits(currency));
  return [...Map.groupBy(items, ({ stores }) => stores.join("\n")).values()].map((group) => ({
    logicalSystem,
    businessUnitType: STORE,
    classification: "PRICE_VAT",
    businessUnits: (group[0]?.stores ?? []).map((id) => ({ id })),
    items: group.map(({ articleId, intervals }) => ({
      itemId: articleId,
      prices: intervals.map(({ unit, from, to, amount, per }) => ({
        ...scaled(amount * scale, per),
        from,
        to,
        unit: isoOfUnit(unit),
        currency,
      })),
    })),
  }));
}

/** COND_SPR_UNIT is whole: a price for 0.1 of a unit is told for 1. */
function scaled(amountE5: number, per: number): { amountE5: number; per: number } {
  let factor = 1;
  while (!Number.isInteger(per * factor)) factor *= 10;
  return { amountE5: amountE5 * factor, per: per * factor };
}

function changedPromotions(before: BookState, after: BookState, writing: Writing) {
  const untold: Untold[] = [];
  const drafts: RopPromotionDraft[] = [];
  const textOf = (state: PromotionState | undefined, groups: BookState["groups"]) =>
    state === undefined ? undefined : JSON.stringify([state, groupsIn(state, groups)]);
  for (const [id, state] of after.promotions) {
    const old = before.promotions.get(id);
    const draft = tryWrite(state, after, old === undefined ? "I" : "U", writing);
    if (typeof draft === "string") untold.push({ kind: "promotion", id, reason: draft });
    if (textOf(old, before.groups) === textOf(state, after.groups)) continue;
    if (typeof draft !== "string") drafts.push(draft);
    else if (old !== undefined) drafts.push(deletion(old, writing));
  }
  for (const [id, old] of before.promotions) if (!after.promotions.has(id)) drafts.push(deletion(old, writing));
  return { drafts, untold };
}

/** A product group is sent by its members: another member is another promotion. */
function groupsIn({ promotion }: PromotionState, groups: BookState["groups"]): (readonly string[] | undefined)[] {
  const names = [...JSON.stringify(promotion.rules).matchAll(/"group":"([^"]+)"/g)].map(([, name]) => name ?? "");
  return names.map((name) => groups.get(name));
}

function tryWrite(
  state: PromotionState,
  { groups }: BookState,
  change: "I" | "U",
  writing: Writing,
): RopPromotionDraft | string {
  try {
    return writePromotion(state.promotion, {
      ...nameOf(state, writing),
      stores: state.stores,
      change,
      changedOn: stamp(writing.at),
      currency: writing.currency,
      membersOf: (groupId) => groups.get(groupId),
      codeOf: (couponId) => {
        const code = state.promotion.pps === undefined ? writing.codes.get(couponId) : undefined;
        return code === undefined ? couponId : code;
      },
    });
  } catch (error) {
    if (error instanceof RopRefusal) return error.message;
    throw error;
  }
}

function deletion(state: PromotionState, writing: Writing): RopPromotionDraft {
  return writeDeletion(state.promotion, {
    ...nameOf(state, writing),
    stores: state.stores,
    changedOn: stamp(writing.at),
  });
}

/** What another system sent goes on under its name. */
function nameOf({ promotion: { promotionId } }: PromotionState, { logicalSystem }: Writing) {
  const slash = promotionId.indexOf("/");
  return slash < 0
    ? { logicalSystem, promotionId }
    : { logicalSystem: promotionId.slice(0, slash), promotionId: bareId(promotionId) };
}

const stamp = (at: Date) => at.toISOString().slice(0, 19);

function chunks<Entry>(entries: readonly Entry[], size: number): Entry[][] {
  const parts: Entry[][] = [];
  for (let start = 0; start < entries.length; start += size) parts.push(entries.slice(start, start + size));
  return parts;
}
