import { lockUntilCommit } from "@counterfoil/platform";
import { inBulkTransaction } from "../../../../bulk/bulk-transaction.ts";
import type { Outcome } from "../../../../bulk/outcome.ts";
import { countsOf, resultOf, takeReadable, type Work } from "../apply-batch.ts";
import { inBatches } from "../batches.ts";
import type { Reading } from "../service.ts";
import { copyResults, finishDocument, noteProgress, type ObjectResult, rejectDocument } from "../store.ts";
import type { ApplyOptions } from "./apply-document.ts";

class RefusedWhole extends Error {
  readonly results: ObjectResult[];
  constructor(results: ObjectResult[]) {
    super("refused");
    this.results = results;
  }
}

const NOT_ALONE = "Not applied, as another object of this document was refused.";

/** All objects of a document in one transaction; one that is refused leaves nothing of the others. */
export async function applyWhole(
  { client, service, document }: Work,
  readings: Iterable<Reading> | AsyncIterable<Reading>,
  { now, noteEnded }: { now: Date; noteEnded: ApplyOptions["noteEnded"] },
): Promise<void> {
  try {
    await inBulkTransaction(client, async (bulk) => {
      await lockUntilCommit(bulk.db, `hub.apply.${service.objectType}`);
      const results: ObjectResult[] = [];
      for await (const batch of inBatches(readings, { service, from: 0, bytesRead: () => 0 })) {
        const outcomes = await takeReadable(service, bulk, batch);
        results.push(...batch.map((reading, index) => resultOf(service, reading, outcomes[index] as Outcome)));
      }
      if (results.some(({ outcome }) => outcome === "rejected")) throw new RefusedWhole(results);
      await copyResults(bulk, document.id, results);
      await noteProgress(bulk.db, document.id, results.length, countsOf(results));
      const { touched } = await finishDocument(bulk.db, document.id, now);
      if (touched) await service.announce(bulk.db);
      await noteEnded?.(bulk.db, document.id);
    });
  } catch (error) {
    if (!(error instanceof RefusedWhole)) throw error;
    const refused = error.results.map((result) => ({
      ...result,
      outcome: "rejected" as const,
      reason: result.outcome === "rejected" ? result.reason : NOT_ALONE,
      changes: [],
    }));
    await inBulkTransaction(client, async (bulk) => {
      await copyResults(bulk, document.id, refused);
      await noteProgress(bulk.db, document.id, refused.length, countsOf(refused));
      await rejectDocument(bulk.db, document.id, summary(error.results), now);
      await noteEnded?.(bulk.db, document.id);
    });
  }
}

const MOST_NAMED = 5;

function summary(results: readonly ObjectResult[]): string {
  const refused = results.filter(({ outcome }) => outcome === "rejected");
  const named = refused.slice(0, MOST_NAMED).map(({ objectKey, reason }) => `${objectKey}: ${reason}`);
  const more = refused.length > MOST_NAMED ? `; and ${refused.length - MOST_NAMED} more` : "";
  return `${refused.length} of ${results.length} refused. ${named.join("; ")}${more}`;
}
