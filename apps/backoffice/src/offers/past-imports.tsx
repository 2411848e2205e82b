import { api, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, Loadable, ProblemStrip, say, textColumn } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";

export type ImportCounts = Record<"new" | "changed" | "same" | "error", number>;
type PastImport = { importId: string; at: string; by: string; counts: ImportCounts; undoneAt?: string };

/** Imports can be taken back as a whole, until one of their offers was changed by hand. */
export function PastImports() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ["offers", "imports"],
    queryFn: ({ signal }) => api<{ items: PastImport[] }>("/api/prices/offers/imports", { signal }),
  });
  const undo = useMutation({
    mutationFn: ({ importId }: PastImport) => api(`/api/prices/offers/import/${importId}/undo`, { method: "POST" }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["offers"] });
      say(t("offers.importUndone"));
    },
  });
  const columns = useColumns(undo.mutate);
  return (
    <>
      <ProblemStrip error={undo.error} />
      <Loadable query={query} inside>
        {({ items }) => (
          <DataTable
            name={t("offers.importPast")}
            columns={columns}
            rows={items}
            rowKey={(each) => each.importId}
            nothing={t("offers.importNone")}
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
    {
      id: "at",
      title: t("offers.changed"),
      importance: 9,
      minWidth: "10rem",
      cell: (past) => formats.instant(past.at),
      text: (past) => past.at,
    },
    textColumn("by", t("coupons.madeBy"), (past) => past.by, { importance: 5 }),
    textColumn("counts", t("import.rows"), ({ counts }) => t("offers.importCounts", counts), {
      minWidth: "14rem",
      importance: 7,
    }),
    {
      id: "undo",
      title: t("column.actions"),
      importance: 8,
      cell: (past) =>
        past.undoneAt ? t("offers.undone") : <Button onClick={() => onUndo(past)}>{t("offers.undo")}</Button>,
      text: (past) => (past.undoneAt ? t("offers.undone") : ""),
    },
  ];
}
