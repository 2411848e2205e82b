import { api, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, instantColumn, Loadable, ProblemStrip, say, textColumn } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";

export type ImportCounts = Record<"new" | "changed" | "same" | "error", number>;
/** `counts` of offers, which may be new or changed; of plain tables only how many rows. */
type PastImport = {
  importId: string;
  at: string;
  by: string;
  counts?: ImportCounts;
  rows?: number;
  undoneAt?: string;
};
type Props = { path: string; queryKey: string };

/** Imports can be taken back as a whole, until something of them was changed since. */
export function PastImports({ path, queryKey }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: [queryKey, "imports"],
    queryFn: ({ signal }) => api<{ items: PastImport[] }>(`${path}/imports`, { signal }),
  });
  const undo = useMutation({
    mutationFn: ({ importId }: PastImport) => api(`${path}/import/${importId}/undo`, { method: "POST" }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [queryKey] });
      say(t("import.tookBack"));
    },
  });
  const columns = useColumns(undo.mutate);
  return (
    <>
      <ProblemStrip error={undo.error} />
      <Loadable query={query} inside>
        {({ items }) => (
          <DataTable
            name={t("import.past")}
            columns={columns}
            rows={items}
            rowKey={(each) => each.importId}
            nothing={t("import.none")}
          />
        )}
      </Loadable>
    </>
  );
}

function useColumns(onUndo: (past: PastImport) => void): Column<PastImport>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    instantColumn("at", t("import.at"), (past) => past.at, formats, { importance: 9, minWidth: "10rem" }),
    textColumn("by", t("import.by"), (past) => past.by, { importance: 5 }),
    textColumn(
      "counts",
      t("import.rows"),
      ({ counts, rows = 0 }) => (counts ? t("offers.importCounts", counts) : formats.count(rows)),
      {
        minWidth: "14rem",
        importance: 7,
      },
    ),
    {
      id: "undo",
      title: t("column.actions"),
      importance: 8,
      cell: (past) =>
        past.undoneAt ? t("import.takenBack") : <Button onClick={() => onUndo(past)}>{t("import.takeBack")}</Button>,
      text: (past) => (past.undoneAt ? t("import.takenBack") : ""),
    },
  ];
}
