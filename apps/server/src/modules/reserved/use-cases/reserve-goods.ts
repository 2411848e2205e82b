import {
  completeTillSettings,
  type ReservedGoods,
  type ReserveRequest,
  type StockView,
  type TillConfiguration,
} from "@counterfoil/contracts";
import { type Clock, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { Till } from "../../access/index.ts";
import { reservedNotThere, reservedUnitUnknown, reservingNotAllowed } from "../errors.ts";
import { findByRequest, insertGoods, readKept } from "../store.ts";
import { type Who, whoAtTill } from "../who.ts";

type Unit = { unit: string; numerator: number; denominator: number };
export type ReserveContext = {
  db: Db;
  clock: Clock;
  readTillConfiguration: (tillId: string) => Promise<Pick<TillConfiguration, "settings">>;
  readUnits: (articleId: string) => Promise<readonly Unit[]>;
  readStock: (articleId: string) => Promise<StockView>;
  dayOf: (storeId: string) => Promise<string>;
};

/** The answer of the ERP may be one that somebody else waits for since then. */
const STOCK_AGE_MS = 10_000;

/** The goods are there, and nobody else is promised them: then they are kept until the last day. */
export async function reserveGoods(
  context: ReserveContext,
  till: Till,
  request: ReserveRequest,
): Promise<ReservedGoods> {
  const { db, clock } = context;
  const before = await findByRequest(db, request.requestId);
  if (before) return before;
  const { storeId, articleId } = request;
  const days = await requireAllowed(context, till, storeId);
  const asked = new Date(clock.now().getTime() - STOCK_AGE_MS);
  const view = await context.readStock(articleId);
  const units = await context.readUnits(articleId);
  const validTo = daysAfter(await context.dayOf(storeId), days);
  return inTransaction(db, async (transaction) => {
    await lockUntilCommit(transaction, `reserved ${storeId} ${articleId}`);
    const first = await findByRequest(transaction, request.requestId);
    if (first) return first;
    // What was collected while the stock was asked for may be in neither of the two figures.
    const kept = await readKept(transaction, articleId, asked);
    requireThere(view, request, {
      units,
      keptMilli: sumOf(
        kept.filter((each) => each.storeId === storeId),
        units,
      ),
    });
    const who = whoAtTill(till, request);
    const goods = await insertGoods(transaction, { ...wanted(request), validTo, madeIn: till.tillId, madeBy: who.by });
    await recordMade(transaction, goods, who);
    return goods;
  });
}

function wanted({ personId: _, personName: _name, quantity, ...request }: ReserveRequest) {
  return { ...request, name: request.name.trim(), quantityMilli: Math.round(quantity * 1000) };
}

async function recordMade(db: DbTransaction, goods: ReservedGoods, { actor }: Who): Promise<void> {
  const { number, storeId, articleId, unit, quantity } = goods;
  const detail = { storeId, articleId, unit, quantity };
  await recordChange(db, {
    actor,
    action: "reservedGoods.created",
    objectType: "reservedGoods",
    objectId: number,
    detail,
  });
}

/** Answers for how many days. */
async function requireAllowed(context: ReserveContext, till: Till, storeId: string): Promise<number> {
  const { settings } = await context.readTillConfiguration(till.tillId);
  const { stores, reservedDays } = completeTillSettings(settings).stockShown;
  if (reservedDays === 0) throw reservingNotAllowed(`Till ${till.tillId} has no goods kept.`);
  if (storeId !== till.storeId && stores !== "all" && !stores.includes(storeId))
    throw reservingNotAllowed(`Till ${till.tillId} does not see the stock of store ${storeId}.`, "/storeId");
  return reservedDays;
}

function requireThere(
  { stores, unit: baseUnit }: StockView,
  { storeId, articleId, unit, quantity }: ReserveRequest,
  { units, keptMilli }: { units: readonly Unit[]; keptMilli: number },
): void {
  if (unit !== baseUnit && !units.some((each) => each.unit === unit))
    throw reservedUnitUnknown(`Article ${articleId} has no unit ${unit}.`, "/unit");
  const store = stores.find((each) => each.storeId === storeId);
  if (!store) throw reservingNotAllowed(`There is no store ${storeId}.`, "/storeId");
  const leftMilli = Math.round((store.unrestricted - store.unposted) * 1000) - keptMilli;
  if (inBaseUnit(units, unit, Math.round(quantity * 1000)) <= leftMilli) return;
  const left = Math.max(leftMilli, 0) / 1000;
  throw reservedNotThere(`Store ${storeId} has ${left} ${baseUnit} of article ${articleId} left.`, "/quantity");
}

function sumOf(kept: readonly { unit: string; quantityMilli: number }[], units: readonly Unit[]): number {
  return kept.reduce((sum, { unit, quantityMilli }) => sum + inBaseUnit(units, unit, quantityMilli), 0);
}

/** A unit that the article does not have any more counts as the base unit, as in the stock that channels see. */
function inBaseUnit(units: readonly Unit[], unit: string, milli: number): number {
  const { numerator, denominator } = units.find((each) => each.unit === unit) ?? { numerator: 1, denominator: 1 };
  return Math.round((milli * numerator) / denominator);
}

const DAY_MS = 24 * 60 * 60_000;
const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
