import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/excel-attachment.js";
import { useTranslation } from "react-i18next";
import { download, toCsv } from "../csv.ts";
import { currentLanguage } from "../language.ts";
import type { Column } from "./data-table.tsx";
import type { FilterValues } from "./filter-bar.tsx";
import type { FetchPage } from "./list-report.tsx";
import { isNarrow } from "./narrow.ts";
import { problemText } from "./refusals.ts";
import { say } from "./toasts.tsx";

const maxRows = 50_000;

type ExportProps<Row> = { name: string; columns: Column<Row>[]; fetchPage: FetchPage<Row>; filters: FilterValues };

/** Exports what the list shows: its filters, its columns in their order, and every row, not only those on screen. */
export function ExportButton<Row>({ name, columns, fetchPage, filters }: ExportProps<Row>) {
  const { t } = useTranslation();
  const run = useMutation({
    mutationFn: () => readAll(fetchPage, filters),
    onSuccess: ({ rows, cut }) => {
      const told = columns.flatMap(({ title, text }) => (text ? [{ title, text }] : []));
      const table = rows.map((row) => told.map(({ text }) => text(row)));
      const header = told.map(({ title }) => title);
      download(`${name}.csv`, toCsv(header, table, currentLanguage() === "de" ? ";" : ","), "text/csv;charset=utf-8");
      say(t(cut ? "ui.exportedFirst" : "ui.exported", { count: rows.length }));
    },
    onError: (error) => say(problemText(error)),
  });
  return (
    <Button
      icon="excel-attachment"
      design="Transparent"
      disabled={run.isPending}
      onClick={() => run.mutate()}
      {...(isNarrow() && { accessibleName: t("ui.export"), tooltip: t("ui.export") })}
    >
      {isNarrow() ? undefined : t("ui.export")}
    </Button>
  );
}

async function readAll<Row>(fetchPage: FetchPage<Row>, filters: FilterValues): Promise<{ rows: Row[]; cut: boolean }> {
  const rows: Row[] = [];
  const { signal } = new AbortController();
  let next: string | undefined;
  do {
    const page = await fetchPage({ ...filters, limit: "500" }, next, signal);
    rows.push(...page.items);
    next = page.next;
  } while (next !== undefined && rows.length < maxRows);
  return { rows, cut: next !== undefined };
}
