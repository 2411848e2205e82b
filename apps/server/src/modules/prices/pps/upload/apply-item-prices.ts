import { moneyToDecimal } from "@counterfoil/contracts";
import type { ItemPrices } from "@counterfoil/sap";
import type { Bulk } from "../../../../bulk/bulk-transaction.ts";
import { type Difference, differences } from "../../../../bulk/differences.ts";
import type { Outcome } from "../../../../bulk/outcome.ts";
import { stageForNextBook } from "../../books/index.ts";
import type { OwnSystem } from "../source-system.ts";
import { type IncomingItem, type Interval, type PriceScope, type RefusedItem, readItem } from "./item-price.ts";
import {
  endIntervals,
  type KnownInterval,
  type NewInterval,
  readKnownIntervals,
  scopeKey,
  stageIntervals,
} from "./price-store.ts";

type Ground = { own: OwnSystem; currencyOf: (storeId: string) => string | undefined };
type Decision = { outcome: Outcome; ended: KnownInterval[]; added: NewInterval[] };

/** Stages the regular prices of a batch of items for the next book. What an item has for a unit and business unit is replaced. */
export async function applyItemPrices(bulk: Bulk, sent: readonly ItemPrices[], ground: Ground): Promise<Outcome[]> {
  const items = sent.map((item) => readItem(item, ground.own, ground.currencyOf));
  const taken = items.filter(isTaken);
  const nextBook = await stageForNextBook(bulk.db);
  const known = await readKnownIntervals(
    bulk,
    taken.map(({ itemId }) => itemId),
    taken.flatMap(({ scopes }) => scopes),
  );
  const byItem = Map.groupBy(known.keys(), (key) => key.slice(0, key.indexOf("\n")));
  const decisions = items.map((item) =>
    isTaken(item) ? decide(item, known, byItem.get(item.itemId) ?? []) : refused(item),
  );
  await endIntervals(
    bulk,
    decisions.flatMap(({ ended }) => ended.map(({ priceId }) => priceId)),
    nextBook,
  );
  await stageIntervals(
    bulk,
    decisions.flatMap(({ added }) => added),
    nextBook,
  );
  return decisions.map(({ outcome }) => outcome);
}

const isTaken = (item: IncomingItem | RefusedItem): item is IncomingItem => "itemId" in item;
const refused = (outcome: RefusedItem): Decision => ({ outcome, ended: [], added: [] });

function decide(
  { itemId, scopes, intervals }: IncomingItem,
  known: ReadonlyMap<string, KnownInterval[]>,
  keysOfItem: readonly string[],
): Decision {
  const byUnit = Map.groupBy(intervals, ({ unit }) => unit);
  const ended: KnownInterval[] = [];
  const added: NewInterval[] = [];
  const changes: Difference[] = [];
  let found = false;
  for (const scope of scopes) {
    for (const unit of unitsOf(itemId, scope, byUnit, keysOfItem)) {
      const before = known.get(scopeKey(itemId, unit, scope)) ?? [];
      const after = byUnit.get(unit) ?? [];
      found ||= before.length > 0;
      const gone = before.filter((old) => !after.some((now) => isSame(old, now)));
      const fresh = after.filter((now) => !before.some((old) => isSame(old, now)));
      ended.push(...gone);
      added.push(...fresh.map((interval) => ({ articleId: itemId, scope, interval })));
      changes.push(...differences(fieldsOf(scope, gone), fieldsOf(scope, fresh)));
    }
  }
  const outcome: Outcome =
    ended.length + added.length === 0
      ? { outcome: "unchanged" }
      : found
        ? { outcome: "changed", changes: changes.slice(0, 100) }
        : { outcome: "created" };
  return { outcome, ended, added };
}

/** An item without any price has none any more, in none of its units (ours; SAP's senders always send one). */
function unitsOf(
  itemId: string,
  scope: PriceScope,
  byUnit: ReadonlyMap<string, Interval[]>,
  keysOfItem: readonly string[],
): string[] {
  if (byUnit.size > 0) return [...byUnit.keys()];
  return keysOfItem.flatMap((key) => {
    const unit = key.split("\n")[1] ?? "";
    return scopeKey(itemId, unit, scope) === key ? unit : [];
  });
}

function isSame(one: Interval, other: Interval): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.currency === other.currency &&
    one.amountMinor * other.perMilli === other.amountMinor * one.perMilli
  );
}

function fieldsOf({ storeId, priceList }: PriceScope, intervals: readonly Interval[]): Map<string, string> {
  return new Map(
    intervals.map(({ unit, from, to, currency, amountMinor, perMilli }) => [
      `price.${storeId ?? `list ${priceList}`}.${unit}.${from}`,
      `${moneyToDecimal(amountMinor, currency)} ${currency}${perMilli === 1000 ? "" : ` per ${perMilli / 1000}`}, to ${to}`,
    ]),
  );
}
