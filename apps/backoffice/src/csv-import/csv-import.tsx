import { download } from "@counterfoil/ui";
import { ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { FileUploader } from "@ui5/webcomponents-react/FileUploader";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import "@ui5/webcomponents-icons/dist/upload.js";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportedLine, ImportedLines } from "./imported-lines.tsx";
import { PastImports } from "./past-imports.tsx";

/** What a file would do, or has done. `summary` counts the rows; `failedCsv` holds those with errors. */
export type Imported = { lines: ImportedLine[]; good: number; failed: number; summary: string; failedCsv: string };

type CsvImportProps = {
  title: string;
  parent: { title: string; href: string };
  /** A file of the right form to begin with. */
  sample: { path: string } | { name: string; text: string };
  /** What one row is about: "Offer", "Article". */
  what: string;
  post: (text: string, dryRun: boolean) => Promise<Imported>;
  done: (imported: Imported) => string;
  queryKey: string;
  /** Below it are the imports before, and each is taken back. */
  pastAt?: string;
};

type Chosen = { name: string; text: string };

/** A table from a spreadsheet: first a dry run with every row's outcome, then the good rows, and the bad ones back as a file. */
export function CsvImport(props: CsvImportProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<Chosen>();
  const dryRun = useMutation({ mutationFn: (text: string) => props.post(text, true) });
  const run = useRun(props, () => setFile(undefined));
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const text = await chosen.text();
    setFile({ name: chosen.name, text });
    run.reset();
    dryRun.mutate(text);
  };
  const result = run.data ?? dryRun.data;
  return (
    <ObjectPage
      title={props.title}
      subtitle={t("import.hint")}
      parent={props.parent}
      actions={<Sample sample={props.sample} />}
      above={<ProblemStrip error={dryRun.error ?? run.error} />}
      sections={[
        {
          id: "file",
          title: t("import.file"),
          content: (
            <FileChoice
              file={file}
              good={dryRun.data?.good ?? 0}
              busy={dryRun.isPending || run.isPending}
              onChoose={choose}
              onImport={(text) => run.mutate(text)}
            />
          ),
        },
        ...(result ? [{ id: "rows", title: t("import.rows"), content: <Outcome result={result} {...props} /> }] : []),
        ...(props.pastAt === undefined
          ? []
          : [
              {
                id: "past",
                title: t("import.past"),
                content: <PastImports path={props.pastAt} queryKey={props.queryKey} />,
              },
            ]),
      ]}
    />
  );
}

function useRun({ post, done, queryKey }: CsvImportProps, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => post(text, false),
    onSuccess: async (imported) => {
      await queryClient.invalidateQueries({ queryKey: [queryKey] });
      say(done(imported));
      onDone();
    },
  });
}

function Sample({ sample }: Pick<CsvImportProps, "sample">) {
  const { t } = useTranslation();
  if ("path" in sample) return <Link href={sample.path}>{t("import.sample")}</Link>;
  return (
    <Button design="Transparent" onClick={() => download(sample.name, sample.text, "text/csv;charset=utf-8")}>
      {t("import.sample")}
    </Button>
  );
}

type FileChoiceProps = {
  file: Chosen | undefined;
  good: number;
  busy: boolean;
  onChoose: (file: File | undefined) => void;
  onImport: (text: string) => void;
};

function FileChoice({ file, good, busy, onChoose, onImport }: FileChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="table-actions">
      <FileUploader
        accept=".csv,text/csv"
        hideInput
        accessibleName={t("import.choose")}
        onChange={(event) => onChoose(event.detail.files?.[0])}
      >
        <Button icon="upload">{t("import.choose")}</Button>
      </FileUploader>
      {file && (
        <>
          <span>{file.name}</span>
          <Button design="Emphasized" disabled={good === 0 || busy} onClick={() => onImport(file.text)}>
            {t("import.good", { count: good })}
          </Button>
        </>
      )}
    </div>
  );
}

function Outcome({ result, what, queryKey }: { result: Imported; what: string; queryKey: string }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="strips">
        <MessageStrip design={result.failed > 0 ? "Critical" : "Positive"} hideCloseButton>
          {result.summary}
        </MessageStrip>
        {result.failedCsv !== "" && (
          <Button onClick={() => download(`${queryKey}-failed.csv`, result.failedCsv, "text/csv;charset=utf-8")}>
            {t("import.failedRows")}
          </Button>
        )}
      </div>
      <ImportedLines lines={result.lines} what={what} />
    </>
  );
}
