import type { DeviationPage, DeviationQuery } from "@counterfoil/contracts";
import { type Clock, invalidRequest } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { readLastChecks } from "../check-store.ts";
import { countByCode, countReceipts, type DeviationRow, readDeviations } from "../deviation-store.ts";

const DAYS = 30;

/** How many receipts were priced again and how many differ, and each difference with its reason. */
export async function readDeviationPage(
  { db, clock }: { db: Db; clock: Clock },
  query: DeviationQuery,
): Promise<DeviationPage> {
  const limit = query.limit ?? 50;
  const scope = { ...period(query, clock.now()), store: query.store };
  const filter = { ...scope, code: query.code, pricing: query.pricing };
  const [counts, byCode, rows, checks] = await Promise.all([
    countReceipts(db, scope),
    countByCode(db, scope),
    readDeviations(db, filter, { after: readPlace(query.next), limit: limit + 1 }),
    readLastChecks(db, 1),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ...counts,
    byCode,
    items: page.map(toItem),
    ...(rows.length > limit && last ? { next: Buffer.from(last.place).toString("base64url") } : {}),
    ...(checks[0] ? { lastCheck: checks[0] } : {}),
  };
}

function toItem({ place: _place, ...row }: DeviationRow): DeviationPage["items"][number] {
  const filled = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return { ...(filled as DeviationPage["items"][number]), occurredAt: row.occurredAt.toISOString() };
}

/** Days of whichever zone: a day more on both sides shows a store's today wherever it is. */
function period({ from, to }: DeviationQuery, now: Date): { from: string; to: string } {
  const day = (offset: number) => new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  for (const [field, text] of Object.entries({ from, to }))
    if (text !== undefined && Number.isNaN(Date.parse(`${text}T00:00:00Z`)))
      throw invalidRequest(`${text} is no day.`, `/query/${field}`);
  return { from: from ?? day(-DAYS), to: to ?? day(1) };
}

function readPlace(next: string | undefined): readonly [string, string, number] | undefined {
  if (next === undefined) return undefined;
  try {
    const [at, id, position] = JSON.parse(Buffer.from(next, "base64url").toString("utf8")) as [string, string, number];
    if (/^[0-9 :.+-]{10,40}$/.test(at) && /^[0-9a-f-]{36}$/.test(id) && Number.isSafeInteger(position))
      return [at, id, position];
  } catch {
    // Not one of ours: the same answer as for one that is.
  }
  throw invalidRequest("This page does not exist.", "/query/next");
}
