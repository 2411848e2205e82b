import { api } from "@counterfoil/ui";
import type { DraftRow } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import type { Names } from "../common/names.ts";

export type Procedure = {
  priceCondition: string;
  steps: { step: number; conditionType: string; texts: Names }[];
  mappings: ({ conditionType: string; returned: "singly" | "summed"; share?: boolean } & Partial<
    Record<Criterion, string>
  >)[];
};
export const criteria = ["promotionType", "ruleType", "applicationType", "discountMethod"] as const;
export type Criterion = (typeof criteria)[number];
export type ProcedureAnswer = { procedure: Procedure; version: number; changedAt: string; changedBy: string };
export type Destination = { calculateUrl?: string; tokenUrl?: string; clientId?: string; hasSecret?: boolean };

export const procedurePath = "/api/orders/pricing-procedure";
export const destinationPath = "/api/orders/pricing-destination";

export function useProcedure() {
  return useQuery({
    queryKey: ["pricing-procedure"],
    queryFn: ({ signal }) => api<ProcedureAnswer>(procedurePath, { signal }),
  });
}

export type ProcedureDraft = { priceCondition: string; steps: DraftRow[]; mappings: DraftRow[] };

export function toDraft({ priceCondition, steps, mappings }: Procedure): ProcedureDraft {
  return {
    priceCondition,
    steps: steps.map(({ step, conditionType, texts }) => ({
      step: String(step),
      conditionType,
      en: texts.en,
      de: texts.de ?? "",
    })),
    mappings: mappings.map(({ conditionType, returned, share, ...given }) => ({
      conditionType,
      returned,
      share: share === undefined ? "" : String(share),
      ...Object.fromEntries(criteria.map((name) => [name, given[name] ?? ""])),
    })),
  };
}

export function procedureOf({ priceCondition, steps, mappings }: ProcedureDraft) {
  return {
    priceCondition: priceCondition.trim(),
    steps: steps.map(({ step = "", conditionType = "", en = "", de = "" }) => ({
      step: /^\d+$/.test(step.trim()) ? Number(step) : step,
      conditionType: conditionType.trim(),
      texts: { en: en.trim(), ...(de.trim() !== "" && { de: de.trim() }) },
    })),
    mappings: mappings.map((row) => ({
      conditionType: (row.conditionType ?? "").trim(),
      returned: row.returned,
      ...(row.share !== "" && { share: row.share === "true" }),
      ...Object.fromEntries(criteria.flatMap((name) => (row[name] ? [[name, row[name]?.trim()]] : []))),
    })),
  };
}
