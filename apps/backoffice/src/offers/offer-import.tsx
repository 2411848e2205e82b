import { intentHref } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { CsvImport, type Imported } from "../csv-import/csv-import.tsx";
import type { ImportCounts } from "../csv-import/past-imports.tsx";
import { postCsv } from "../csv-import/post-csv.ts";

type ImportRow = {
  row: number;
  outcome: "new" | "changed" | "same" | "error";
  offerId?: string;
  name?: string;
  problems: { field: string; code: string; detail: string }[];
};
type Answer = { counts: ImportCounts; rows: ImportRow[]; failedCsv: string };

/** Offers from a spreadsheet; good rows become drafts. */
export function OfferImport() {
  const { t } = useTranslation();
  /** A cell that cannot be read; what the check of an offer finds speaks the server's words. */
  const faultText = (code: string, field: string, detail: string) => {
    const value = /“([^”]*)”/.exec(detail)?.[1];
    return code === "cell-unreadable" && value !== undefined
      ? t("import.fault.cell-unreadable", { field, value })
      : detail;
  };
  const post = async (text: string, dryRun: boolean): Promise<Imported> => {
    const answer = await postCsv<Answer>("/api/prices/offers/import", text, dryRun);
    const { counts, failedCsv } = answer;
    const lines = answer.rows.map(({ row, outcome, name, offerId, problems }) => ({
      row,
      outcome,
      what: [name, offerId && `(${offerId})`].filter(Boolean).join(" "),
      problem: problems.map(({ code, field, detail }) => faultText(code, field, detail)).join(" "),
    }));
    const good = counts.new + counts.changed;
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
