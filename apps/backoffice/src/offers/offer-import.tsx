import { download, intentHref, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, ObjectPage, ProblemStrip, StateTag, say, type Tone } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { FileUploader } from "@ui5/webcomponents-react/FileUploader";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PastImports } from "./past-imports.tsx";
import { type ImportResult, type ImportRow, postCsv } from "./post-csv.ts";

type Chosen = { name: string; text: string };

/** Offers from a spreadsheet: first a dry run with every row's outcome, then the good rows, and the bad ones back as a file. */
export function OfferImport() {
  const { t } = useTranslation();
  const [file, setFile] = useState<Chosen>();
  const dryRun = useMutation({ mutationFn: (text: string) => postCsv(text, true) });
  const run = useRun(() => setFile(undefined));
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const text = await chosen.text();
    setFile({ name: chosen.name, text });
    run.reset();
    dryRun.mutate(text);
  };
  const result = run.data ?? dryRun.data;
  const good = dryRun.data ? dryRun.data.counts.new + dryRun.data.counts.changed : 0;
  return (
    <ObjectPage
      title={t("offers.import")}
      subtitle={t("offers.importHint")}
      parent={{ title: t("offers.title"), href: intentHref("Offer-search") }}
      actions={<Link href="/api/prices/offers/import-sample.csv">{t("offers.importSample")}</Link>}
      above={<ProblemStrip error={dryRun.error ?? run.error} />}
      sections={[
        {
          id: "file",
          title: t("offers.importFile"),
          content: (
            <div className="table-actions">
              <FileUploader
                accept=".csv,text/csv"
                hideInput
                accessibleName={t("offers.importChoose")}
                onChange={(event) => choose(event.detail.files?.[0])}
              >
                <Button icon="upload">{t("offers.importChoose")}</Button>
              </FileUploader>
              {file && <span>{file.name}</span>}
              {file && !run.data && (
                <Button
                  design="Emphasized"
                  disabled={good === 0 || run.isPending}
                  onClick={() => run.mutate(file.text)}
                >
                  {t("offers.importGood", { count: good })}
                </Button>
              )}
            </div>
          ),
        },
        ...(result ? [{ id: "rows", title: t("offers.importRows"), content: <Rows result={result} /> }] : []),
        { id: "past", title: t("offers.importPast"), content: <PastImports /> },
      ]}
    />
  );
}

function useRun(onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => postCsv(text, false),
    onSuccess: async ({ counts }) => {
      await queryClient.invalidateQueries({ queryKey: ["offers"] });
      say(t("offers.imported", { count: counts.new + counts.changed }));
      onDone();
    },
  });
}

const tones: Record<ImportRow["outcome"], Tone> = {
  new: "positive",
  changed: "information",
  same: "neutral",
  error: "negative",
};

function Rows({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { counts } = result;
  const columns: Column<ImportRow>[] = [
    { id: "row", title: t("offers.importRow"), end: true, cell: (row) => row.row, text: (row) => row.row },
    {
      id: "outcome",
      title: t("column.state"),
      importance: 9,
      cell: (row) => <StateTag tone={tones[row.outcome]}>{t(`offers.outcome.${row.outcome}`)}</StateTag>,
      text: (row) => t(`offers.outcome.${row.outcome}`),
    },
    {
      id: "offer",
      title: t("offers.offer"),
      importance: 8,
      minWidth: "12rem",
      cell: (row) => [row.name, row.offerId && `(${row.offerId})`].filter(Boolean).join(" ") || "–",
      text: (row) => row.name ?? row.offerId ?? "",
    },
    {
      id: "problems",
      title: t("offers.findings"),
      importance: 7,
      minWidth: "16rem",
      cell: (row) => row.problems.map((problem) => problem.detail).join(" ") || "–",
      text: (row) => row.problems.map((problem) => problem.detail).join(" "),
    },
  ];
  return (
    <>
      <MessageStrip design={counts.error > 0 ? "Critical" : "Positive"} hideCloseButton>
        {t("offers.importCounts", {
          new: formats.count(counts.new),
          changed: formats.count(counts.changed),
          same: formats.count(counts.same),
          error: formats.count(counts.error),
        })}
      </MessageStrip>
      {result.failedCsv !== "" && (
        <Button onClick={() => download("offers-failed.csv", result.failedCsv, "text/csv;charset=utf-8")}>
          {t("offers.importFailedRows")}
        </Button>
      )}
      <DataTable
        name={t("offers.importRows")}
        columns={columns}
        rows={result.rows}
        rowKey={(row) => String(row.row)}
        nothing={t("offers.nothing")}
      />
    </>
  );
}
