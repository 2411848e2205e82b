import type { LookupName, MappedService } from "@counterfoil/contracts";
import { requireActive } from "../active-mapping.ts";
import { missing } from "../compile-rule.ts";
import type { MappingContext } from "../context.ts";
import { defaultMapping } from "../default-mapping.ts";
import { readMappingDocument } from "../store.ts";

export type Question = { service: MappedService; causeCode: string; subject: string };
/** Which lookup cures a cause, and the codes of ours that lead to its subject. */
export type Cure = { lookup: LookupName; from: string[] };

/** A cause that we found names our code; one of the ERP's names its own, which several of ours may have become. */
export async function cureOf(
  { db, readPaymentCodes }: MappingContext,
  { service, causeCode, subject }: Question,
): Promise<Cure | undefined> {
  const found = (Object.entries(missing) as [LookupName, { code: string }][]).find(
    ([, { code }]) => code === causeCode,
  );
  if (found === undefined) return undefined;
  const [lookup] = found;
  const version = await requireActive(db, service);
  const document = (await readMappingDocument(db, service, version)) ?? defaultMapping[service];
  if (!usesLookup(document.fields, lookup)) return undefined;
  const { entries } = document.lookups[lookup];
  const codes = new Map([...(lookup === "payment" ? await readPaymentCodes() : []), ...Object.entries(entries)]);
  const from = [...codes].flatMap(([code, to]) => (to === subject ? [code] : []));
  return { lookup, from: from.length > 0 ? from : [subject] };
}

function usesLookup(fields: (typeof defaultMapping)[MappedService]["fields"], lookup: LookupName): boolean {
  return Object.values(fields).some((rule) => rule.lookup === lookup);
}
