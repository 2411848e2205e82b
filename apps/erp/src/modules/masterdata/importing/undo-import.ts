import { type Actor, inTransaction, problemOf, recordChange, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { ElementResult } from "../../../elements.ts";
import { lockObjects, readObjects, type StoredObject } from "../object-store.ts";
import { upsertArticles } from "../use-cases/upsert-articles.ts";
import { upsertBusinessPartners } from "../use-cases/upsert-business-partners.ts";
import { putPricesBack } from "../use-cases/upsert-prices.ts";
import { type ImportedObject, type ImportKind, specOf } from "./import-store.ts";

const importUnknown = problemOf(404, "import-unknown", "There is no such import");
const importOver = problemOf(409, "import-changed-since", "The import cannot be undone any more");

/** `by`: the user name, which stands in change documents. */
type Undoing = { actor: Actor; by: string };

/**
 * Puts back what an import has changed: all of it, or nothing when something was changed since. What it made new stays with its deletion
 * flag: receivers may have it, and are told to give it up.
 */
export async function undoImport(db: Db, importId: string, { actor, by }: Undoing): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const { kind, objects } = await takeImport(transaction, importId);
    await lockObjects(transaction, specOf[kind]);
    const now = await readAsImported(transaction, kind, objects);
    const results = await putBack(transaction, kind, objects, { now, by });
    const refused = results.find(({ problem }) => problem !== undefined);
    if (refused) throw importOver(`${refused.key}: ${refused.problem?.detail}`);
    await recordChange(transaction, {
      actor,
      action: "masterData.importUndone",
      objectType: "masterDataImport",
      objectId: importId,
      detail: { kind, objects: objects.length },
    });
  });
}

async function takeImport(transaction: DbTransaction, importId: string) {
  const { rows } = await sql<{ kind: ImportKind; objects: ImportedObject[]; undoneAt: Date | null }>`
    select kind, objects, undone_at as "undoneAt" from masterdata.import
    where import_id = ${importId} for update`.execute(transaction);
  const [found] = rows;
  if (found === undefined) throw importUnknown(`There is no import ${importId}.`);
  if (found.undoneAt !== null) throw importOver("This import is undone already.");
  await sql`update masterdata.import set undone_at = now() where import_id = ${importId}`.execute(transaction);
  return found;
}

/** An article's change number counts its prices as well. */
async function readAsImported(transaction: DbTransaction, kind: ImportKind, objects: readonly ImportedObject[]) {
  const keys = objects.map(({ key }) => key);
  const stored = await readObjects<object>(transaction, specOf[kind], keys);
  const now = new Map(stored.map((each) => [each.key, each]));
  const touched = objects.filter(({ key, changeNumber }) => now.get(key)?.changeNumber !== changeNumber);
  const shown = touched.slice(0, 10).map(({ key }) => key);
  if (touched.length > shown.length) shown.push("…");
  if (touched.length > 0) throw importOver(`Changed since: ${shown.join(", ")}.`);
  return now;
}

type Putting = { now: Map<string, StoredObject<object>>; by: string };

async function putBack(
  transaction: DbTransaction,
  kind: ImportKind,
  objects: readonly ImportedObject[],
  { now, by }: Putting,
): Promise<ElementResult[]> {
  if (kind === "prices") {
    await putPricesBack(transaction, new Map(objects.map(({ key, prices }) => [key, prices ?? []])), by);
    return [];
  }
  const elements = objects.map(({ key, before }) => before ?? { ...now.get(key)?.content, deleted: true });
  return (kind === "articles" ? upsertArticles : upsertBusinessPartners)(transaction, elements, by);
}
