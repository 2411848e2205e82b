import type { MappedService, MappingDocument, MappingTrial } from "@counterfoil/contracts";
import { compileMapping } from "../compile.ts";
import { kindsOf, type MappingContext } from "../context.ts";
import { nothingToTry } from "../errors.ts";
import { markRefused, readRefusedCodes } from "../refused-codes.ts";
import { factsFor, findTold, latestOf, subjectOf } from "../subjects.ts";
import { tryMapping } from "../trial.ts";

export type Try = { document: MappingDocument; number?: string | undefined };

/** A mapping, saved or not, on a real transaction: the one named, else the last. */
export async function tryLatest(
  context: MappingContext,
  service: MappedService,
  { document, number }: Try,
): Promise<MappingTrial> {
  const transaction =
    number === undefined ? (await latestOf(context, service, 1))[0] : await findTold(context, service, number);
  if (transaction === undefined || !kindsOf[service].includes(transaction.kind))
    throw nothingToTry(
      number === undefined ? "Nothing was sold yet." : `${number} is not told by ${service}.`,
      "/body/number",
    );
  const facts = (await factsFor(context, [transaction])).get(transaction);
  if (facts === undefined) throw nothingToTry();
  const trial = tryMapping(compileMapping(document), subjectOf(transaction), facts);
  return markRefused(trial, await readRefusedCodes(context.db, service));
}
