import { setImmediate as nextTurn } from "node:timers/promises";
import type { MappedService, MappingDocument, MappingTest } from "@counterfoil/contracts";
import { requireActive } from "../active-mapping.ts";
import { type CompiledMapping, compileMapping } from "../compile.ts";
import type { MappingContext } from "../context.ts";
import { defaultMapping } from "../default-mapping.ts";
import { mappingUnknown } from "../errors.ts";
import { createRegression } from "../regression.ts";
import { readMappingDocument, setTest } from "../store.ts";
import { factsFor, latestOf, subjectOf } from "../subjects.ts";

const TRANSACTIONS = 500;
const AT_ONCE = 50;

/** What a version makes of the last 500 transactions, against the one in use; kept with it. */
export async function testVersion(
  context: MappingContext,
  service: MappedService,
  version: number,
): Promise<MappingTest> {
  const document = await readMappingDocument(context.db, service, version);
  if (document === undefined) throw mappingUnknown(`${service} has no version ${version}.`);
  const test = await testDocument(context, service, document);
  await setTest(context.db, service, version, test);
  return test;
}

/** The same for one that is not saved yet. */
export async function testDocument(
  context: MappingContext,
  service: MappedService,
  document: MappingDocument,
): Promise<MappingTest> {
  const before = await readInUse(context, service);
  const regression = createRegression(before, compileMapping(document));
  const latest = await latestOf(context, service, TRANSACTIONS);
  for (let from = 0; from < latest.length; from += AT_ONCE) {
    const some = latest.slice(from, from + AT_ONCE);
    for (const [transaction, facts] of await factsFor(context, some)) regression.add(subjectOf(transaction), facts);
    // Tills are answered between two slices.
    await nextTurn();
  }
  return regression.end();
}

export async function readInUse({ db }: MappingContext, service: MappedService): Promise<CompiledMapping> {
  const version = await requireActive(db, service);
  return compileMapping((await readMappingDocument(db, service, version)) ?? defaultMapping[service]);
}
