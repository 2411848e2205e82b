import { api, useFormats } from "@counterfoil/ui";
import {
  DataTable,
  figureColumn,
  instantColumn,
  Loadable,
  ProblemStrip,
  say,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";

export type ImportKind = "articles" | "prices" | "businessPartners";
type PastImport = { importId: string; at: string; by: string; objects: number; undoneAt?: string };

/** Imports can be undone as a whole, until something of them was changed since. */
export function PastImports({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayWrite = usePermission("masterData.write");
  const query = useQuery({
    queryKey: ["imports", kind],
    queryFn: ({ signal }) => api<{ items: PastImport[] }>("/api/master-data/imports", { query: { kind }, signal }),
  });
  const undo = useUndo();
  const undone = ({ undoneAt }: PastImport) => (undoneAt ? t("fileImport.undone") : "");
  return (
    <>
      <ProblemStrip error={undo.error} />
      <Loadable query={query} inside>
        {({ items }) => (
          <DataTable<PastImport>
            name={t("fileImport.past")}
            rows={items}
            rowKey={({ importId }) => importId}
            nothing={t("fileImport.noPast")}
            columns={[
              instantColumn("at", t("changes.at"), ({ at }) => at, formats, { importance: 9, minWidth: "10rem" }),
              textColumn("by", t("changes.by"), ({ by }) => by, { importance: 5 }),
              figureColumn("objects", t("fileImport.objects"), ({ objects }) => objects, formats.count),
              {
                id: "undo",
                title: t("column.actions"),
                importance: 8,
                cell: (past) =>
                  undone(past) ||
                  (mayWrite && (
                    <Button disabled={undo.isPending} onClick={() => undo.mutate(past)}>
                      {t("fileImport.undo")}
                    </Button>
                  )),
                text: undone,
              },
            ]}
          />
        )}
      </Loadable>
      <p className="hint">{t("fileImport.undoHint")}</p>
    </>
  );
}

function useUndo() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ importId }: PastImport) => api(`/api/master-data/imports/${importId}/undo`, { method: "POST" }),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("fileImport.undone"));
    },
  });
}
