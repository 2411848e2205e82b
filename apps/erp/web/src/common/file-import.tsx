import { ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { FileUploader } from "@ui5/webcomponents-react/FileUploader";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import "@ui5/webcomponents-icons/dist/upload.js";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportKind, PastImports } from "./past-imports.tsx";

/** What became, or would become, of each thing in a file. */
export type ImportOutcome = "created" | "changed" | "unchanged" | "rejected";
export const outcomeTones = {
  created: "positive",
  changed: "information",
  unchanged: "neutral",
  rejected: "negative",
} as const;

type FileImportProps<Row extends { outcome: ImportOutcome }> = {
  kind: ImportKind;
  title: string;
  hint: string;
  parent: { title: string; href: string };
  /** Of the file, by name and media type. */
  accept: string;
  post: (document: string, dryRun: boolean) => Promise<Row[]>;
  /** What the rows are called. */
  what: string;
  table: (rows: Row[], isTrial: boolean) => ReactNode;
  actions?: ReactNode;
};
type Chosen = { name: string; document: string };

const countGood = (rows: readonly { outcome: ImportOutcome }[]) =>
  rows.filter(({ outcome }) => outcome !== "rejected").length;

/** A file is tried first, with the outcome of each row; then what is good is taken in. */
export function FileImport<Row extends { outcome: ImportOutcome }>(props: FileImportProps<Row>) {
  const { t } = useTranslation();
  const { title, hint, parent, post, what, table, actions } = props;
  const [file, setFile] = useState<Chosen>();
  const trial = useMutation({ mutationFn: ({ document }: Chosen) => post(document, true) });
  const run = useRun(post, () => setFile(undefined));
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = { name: chosen.name, document: await chosen.text() };
    setFile(read);
    run.reset();
    trial.mutate(read);
  };
  const rows = run.data ?? trial.data;
  const outcome = rows && (
    <>
      <Summary rows={rows} isTrial={!run.data} />
      {table(rows, !run.data)}
    </>
  );
  return (
    <ObjectPage
      title={title}
      subtitle={hint}
      parent={parent}
      actions={actions}
      above={<ProblemStrip error={trial.error ?? run.error} />}
      sections={[
        {
          id: "file",
          title: t("fileImport.file"),
          content: (
            <div className="table-actions">
              <FileUploader
                accept={props.accept}
                hideInput
                accessibleName={t("fileImport.choose")}
                onChange={(event) => choose(event.detail.files?.[0])}
              >
                <Button icon="upload">{t("fileImport.choose")}</Button>
              </FileUploader>
              {file && (
                <>
                  <span>{file.name}</span>
                  <Button
                    design="Emphasized"
                    disabled={countGood(trial.data ?? []) === 0 || trial.isPending || run.isPending}
                    onClick={() => run.mutate(file)}
                  >
                    {t("fileImport.take", { count: countGood(trial.data ?? []) })}
                  </Button>
                </>
              )}
            </div>
          ),
        },
        ...(outcome ? [{ id: "rows", title: what, content: outcome }] : []),
        { id: "past", title: t("fileImport.past"), content: <PastImports kind={props.kind} /> },
      ]}
    />
  );
}

function useRun<Row extends { outcome: ImportOutcome }>(post: FileImportProps<Row>["post"], onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ document }: Chosen) => post(document, false),
    onSuccess: async (rows) => {
      onDone();
      await queryClient.invalidateQueries();
      say(t("fileImport.done", { count: countGood(rows) }));
    },
  });
}

function Summary({ rows, isTrial }: { rows: readonly { outcome: ImportOutcome }[]; isTrial: boolean }) {
  const { t } = useTranslation();
  const good = countGood(rows);
  const failed = rows.length - good;
  return (
    <div className="strips">
      <MessageStrip design={failed > 0 ? "Critical" : "Positive"} hideCloseButton>
        {t(isTrial ? "fileImport.tried" : "fileImport.taken", { good, failed })}
      </MessageStrip>
    </div>
  );
}
