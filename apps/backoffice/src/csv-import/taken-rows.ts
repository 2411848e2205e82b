import type { Formats } from "@counterfoil/ui";
import type { TFunction } from "i18next";
import type { Imported } from "./csv-import.tsx";
import { failedRows } from "./failed-rows.ts";

/** As the server has checked it; `fault` says in any language what `problem` says in English. */
export type CheckedRow = {
  row: number;
  articleId: string;
  problem?: string;
  fault?: { code: string; value: string };
};

/** The outcome of a file whose rows are taken, or have a problem. */
export function takenRows(
  text: string,
  rows: readonly CheckedRow[],
  { t, formats }: { t: TFunction; formats: Formats },
): Imported {
  const lines = rows.map(({ row, articleId, problem = "", fault }) => ({
    row,
    outcome: problem === "" ? ("taken" as const) : ("error" as const),
    what: articleId,
    problem: fault ? t(`import.fault.${fault.code}`, { value: fault.value, defaultValue: problem }) : problem,
  }));
  const wrong = lines.filter(({ outcome }) => outcome === "error");
  const good = lines.length - wrong.length;
  const counts = { good: formats.count(good), failed: formats.count(wrong.length) };
  return {
    lines,
    good,
    failed: wrong.length,
    summary: t("import.counts", counts),
    failedCsv: failedRows(text, wrong),
  };
}
