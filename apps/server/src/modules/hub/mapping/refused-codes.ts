import type { MappedService, MappingTrial } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import { typesOf } from "./records.ts";

/** Codes that the ERP does not know right now, by what it says: receipts are set aside for them. */
export type RefusedCodes = ReadonlyMap<string, ReadonlySet<string>>;

const MOST = 500;

/** The fields that a cause of the ERP is about. */
const fieldsOf: Record<string, readonly string[]> = {
  "tax-code-unknown": ["MWSKZ"],
  "payment-method-unknown": ["ZAHLART"],
  "condition-unknown": ["KONDITION", "RABATTART"],
  "unit-unknown": ["MEINS", "SALES_UOM"],
  "article-unknown": ["ARTNR"],
  "cash-movement-unknown": ["VORGANGART"],
  "account-unknown": ["KONTO"],
};

/** By field: what must not stand in it. */
export async function readRefusedCodes(db: AnyKysely, service: MappedService): Promise<RefusedCodes> {
  const { rows } = await sql<{ code: string; subject: string }>`
    select distinct cause_code as code, cause_subject as subject from hub.outbound_message
    where service = any(${typesOf(service)}) and cause_code = any(${Object.keys(fieldsOf)}) and state = 'setAside'
    limit ${MOST}`.execute(db);
  const refused = new Map<string, Set<string>>();
  for (const { code, subject } of rows)
    for (const field of fieldsOf[code] ?? []) refused.set(field, (refused.get(field) ?? new Set()).add(subject));
  return refused;
}

/** Marks what the ERP would set aside again. */
export function markRefused(trial: MappingTrial, refused: RefusedCodes): MappingTrial {
  const problems = [...trial.problems];
  const segments = trial.segments.map((segment) => ({
    ...segment,
    fields: segment.fields.map((field) => {
      if (!refused.get(field.name)?.has(field.text)) return field;
      const detail = `The ERP does not know ${field.text}: it has set receipts aside for it.`;
      problems.push({ field: `${segment.segment}.${field.name}`, code: "unknown-there", detail });
      return { ...field, fault: "unknown-there" };
    }),
  }));
  return { ...trial, segments, problems };
}
