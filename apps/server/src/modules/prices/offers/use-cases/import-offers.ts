import { randomUUID } from "node:crypto";
import { fractionDigits, type OfferProblem } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import { readTable, type Table, type TableRow, writeTable } from "../../../../csv/index.ts";
import type { DbTransaction } from "../../../../database.ts";
import { readOrigins } from "../../books/index.ts";
import { assessOffers } from "../assess.ts";
import { offerFromRow } from "../csv/index.ts";
import type { OfferContext } from "../ground.ts";
import { changesBetween } from "../history-store.ts";
import { type ImportCounts, insertImport, insertImportRow } from "../import-store.ts";
import { contentOf, type OfferRecord } from "../offer.ts";
import { lockOffers, readOffers } from "../offer-store.ts";
import { brokenRules, shapeErrors } from "../parse-offer.ts";
import { createOffer, type NewOffer, putDraft } from "./save-offer.ts";

/** `rule`: of a cell that breaks one, with its limit. */
type RowProblem = Pick<OfferProblem, "field" | "code" | "detail"> & { rule?: string; limit?: number };
export type RowResult = {
  row: number;
  outcome: "new" | "changed" | "same" | "error";
  offerId?: string;
  name?: string;
  problems: RowProblem[];
};
export type ImportResult = { importId?: string; counts: ImportCounts; rows: RowResult[]; failedCsv: string };

type Judged = RowResult & { source: TableRow; offer?: NewOffer };

/** What a file would do, and unless it is a dry run does: good rows become drafts, the others are told with their reasons. */
export async function importOffers(
  context: OfferContext,
  { text, dryRun }: { text: string; dryRun: boolean },
  actor: Actor,
): Promise<ImportResult> {
  const table = readTable(text);
  const judged = await judgeRows(context, table);
  const counts = countsOf(judged);
  const failedCsv = failedRows(table, judged);
  const isEmpty = counts.new + counts.changed === 0;
  if (dryRun || isEmpty) return { counts, rows: judged.map(toResult), failedCsv };
  const importId = randomUUID();
  await inTransaction(context.db, async (transaction) => {
    await insertImport(transaction, { importId, by: actor, counts, failed: failedCsv });
    for (const row of judged)
      if (row.offer !== undefined && (row.outcome === "new" || row.outcome === "changed"))
        row.offerId = await takeRow(transaction, importId, row.offer, actor);
    const change = { objectType: "offerImport", objectId: importId, detail: { ...counts } };
    await recordChange(transaction, { actor, action: "offers.imported", ...change });
  });
  return { importId, counts, rows: judged.map(toResult), failedCsv };
}

async function judgeRows(context: OfferContext, table: Table): Promise<Judged[]> {
  const [store] = await context.surroundings.readStores();
  const decimals = fractionDigits(store?.currency ?? "EUR");
  const judged = table.rows.map((source) => readRow(source, decimals));
  const good = judged.filter(({ offer }) => offer !== undefined);
  const problems = await assessOffers(
    context,
    good.map(({ offer }) => ({ offerId: "", ...offer }) as Offer),
  );
  const named = good.flatMap(({ offer }) => offer?.offerId ?? []);
  const known = await readOffers(context.db, named);
  const foreign = await readOrigins(context.db, named);
  const seen = new Set<string>();
  for (const [index, row] of good.entries()) judge(row, problems[index] ?? [], { known, foreign, seen });
  return judged;
}

function readRow(source: TableRow, decimals: number): Judged {
  const { offer, problems } = offerFromRow(source, decimals);
  const shape = problems.length > 0 ? [] : shapeErrors(offer);
  const found: RowProblem[] = [
    ...problems,
    ...shape.flatMap((error) =>
      brokenRules([error]).map(({ where, ...broken }) => ({
        field: where,
        code: "invalid-request",
        detail: error.message,
        ...broken,
      })),
    ),
  ];
  const facts = { row: source.line, source, problems: found, ...(offer.name ? { name: String(offer.name) } : {}) };
  if (found.length > 0) return { ...facts, outcome: "error" };
  const parsed = offer as NewOffer;
  return {
    ...facts,
    outcome: "new",
    offer: parsed,
    ...(parsed.offerId === undefined ? {} : { offerId: parsed.offerId }),
  };
}

function judge(
  row: Judged,
  problems: readonly OfferProblem[],
  {
    known,
    foreign,
    seen,
  }: { known: ReadonlyMap<string, OfferRecord>; foreign: ReadonlyMap<string, string>; seen: Set<string> },
): void {
  row.problems.push(...problems.map(({ field, code, detail }) => ({ field, code, detail })));
  if (problems.some(({ blocking }) => blocking)) row.outcome = "error";
  const { offerId } = row;
  if (offerId === undefined) return;
  if (seen.has(offerId)) {
    row.outcome = "error";
    row.problems.push({
      field: "/offerId",
      code: "offer-repeated",
      detail: `An earlier row is offer ${offerId} already.`,
    });
  }
  seen.add(offerId);
  const before = known.get(offerId);
  const origin = foreign.get(offerId);
  if (before === undefined && origin !== undefined) {
    row.outcome = "error";
    const detail = `${offerId} is a promotion that came from another system (${origin.toUpperCase()}) and is changed there.`;
    row.problems.push({ field: "/offerId", code: "offer-exists", detail });
  }
  if (row.outcome === "error" || before === undefined) return;
  const changes = changesBetween(contentOf(before), { ...row.offer, offerId } as Offer);
  row.outcome = changes.length === 0 ? "same" : "changed";
}

async function takeRow(transaction: DbTransaction, importId: string, offer: NewOffer, actor: Actor): Promise<string> {
  const before =
    offer.offerId === undefined ? undefined : (await lockOffers(transaction, [offer.offerId])).get(offer.offerId);
  const after =
    before === undefined
      ? await createOffer({ db: transaction }, offer, { actor, action: "imported", origin: "csv" })
      : await putDraft(transaction, before, offer, actor, "imported");
  await insertImportRow(transaction, importId, { offerId: after.offerId, versionAfter: after.version, before });
  return after.offerId;
}

function countsOf(judged: readonly Judged[]): ImportCounts {
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, error: 0 };
  for (const { outcome } of judged) counts[outcome] += 1;
  return counts;
}

/** As they came, with the reason behind: to be put right and loaded again. */
function failedRows(table: Table, judged: readonly Judged[]): string {
  const failed = judged.filter(({ outcome }) => outcome === "error");
  if (failed.length === 0) return "";
  const columns = table.columns.filter((column) => column !== "reason");
  return writeTable(
    [...columns, "reason"],
    failed.map(({ source, problems }) => ({
      ...source.cells,
      reason: problems.map(({ field, detail }) => `${field}: ${detail}`).join(" / "),
    })),
  );
}

function toResult({ source: _source, offer: _offer, ...result }: Judged): RowResult {
  return result;
}
