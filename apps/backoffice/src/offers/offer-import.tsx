import { intentHref } from "@counterfoil/ui";
import { ruleText } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useTranslation } from "react-i18next";
import { CsvImport, type Imported } from "../csv-import/csv-import.tsx";
import { failedRows } from "../csv-import/failed-rows.ts";
import type { ImportCounts } from "../csv-import/past-imports.tsx";
import { postCsv } from "../csv-import/post-csv.ts";

type RowProblem = { field: string; code: string; detail: string; rule?: string; limit?: number };
type ImportRow = {
  row: number;
  outcome: "new" | "changed" | "same" | "error";
  offerId?: string;
  name?: string;
  problems: RowProblem[];
};
type Answer = { counts: ImportCounts; rows: ImportRow[] };

/** The column, as the file calls it, and what is wrong with its cell. */
function problemOf({ field, detail, rule, ...limits }: RowProblem): string {
  const column = field.replace(/^\//, "").replaceAll("/", " ");
  const text = rule === undefined ? said(detail) : ruleText({ rule, ...limits });
  return column === "" ? text : `${column}: ${text}`;
}

/** Offers from a spreadsheet; good rows become drafts. */
export function OfferImport() {
  const { t } = useTranslation();
  const post = async (text: string, dryRun: boolean): Promise<Imported> => {
    const answer = await postCsv<Answer>("/api/prices/offers/import", text, dryRun);
    const { counts } = answer;
    const lines = answer.rows.map(({ row, outcome, name, offerId, problems }) => ({
      row,
      outcome,
      what: [name, offerId && `(${offerId})`].filter(Boolean).join(" "),
      problem: problems.map(problemOf).join(" "),
    }));
    const good = counts.new + counts.changed;
    const wrong = lines.filter(({ outcome }) => outcome === "error");
    const failedCsv = failedRows(text, wrong);
    return { lines, good, failed: counts.error, summary: t("offers.importCounts", counts), failedCsv };
  };
  return (
    <CsvImport
      title={t("offers.import")}
      parent={{ title: t("offers.title"), href: intentHref("Offer-search") }}
      sample={{ path: "/api/prices/offers/import-sample.csv" }}
      what={t("offers.offer")}
      post={post}
      done={({ good }) => t("offers.imported", { count: good })}
      queryKey="offers"
      pastAt="/api/prices/offers"
    />
  );
}
