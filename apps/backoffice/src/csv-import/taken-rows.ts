import type { Formats } from "@counterfoil/ui";
import type { TFunction } from "i18next";
import type { Imported } from "./csv-import.tsx";
import { failedRows } from "./failed-rows.ts";

type Row = { row: number; articleId: string; problem?: string };

/** The outcome of a file whose rows are taken, or have a problem. */
export function takenRows(
  text: string,
  rows: readonly Row[],
  { t, formats }: { t: TFunction; formats: Formats },
): Imported {
  const lines = rows.map(({ row, articleId, problem = "" }) => ({
    row,
    outcome: problem === "" ? ("taken" as const) : ("error" as const),
    what: articleId,
    problem,
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
