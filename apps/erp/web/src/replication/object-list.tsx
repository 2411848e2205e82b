import { api } from "@counterfoil/ui";
import { type Filter, ListReport, ProblemStrip, pagesOf, say, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useSentColumns } from "./object-columns.tsx";
import { objectHref } from "./object-href.ts";
import { objectTypes, type SentObject } from "./replication.ts";

const fetchPage = pagesOf<SentObject>("/api/replication/objects");
/** Status per object and receiver: "is it there, and if not, why". */
export function SentObjectList() {
  const { t } = useTranslation();
  const mayManage = usePermission("replication.manage");
  const again = useSendAgain();
  const filters: Filter[] = [
    {
      kind: "choice",
      name: "objectType",
      label: t("models.objectTypes"),
      options: objectTypes.map((value) => ({ value, text: t(`objectType.${value}`) })),
    },
    { kind: "text", name: "objectKey", label: t("sent.object") },
    { kind: "text", name: "receiverId", label: t("receivers.receiver") },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: ["sent", "confirmed", "confirmedWithErrors", "refused"].map((value) => ({
        value,
        text: t(`sent.state.${value}`),
      })),
    },
  ];
  const object = textColumn<SentObject>("object", t("sent.object"), ({ objectKey }) => objectKey, {
    importance: 9,
    cell: (row) => (
      <Link
        href={objectHref(row.objectType, row.objectKey)}
      >{`${t(`objectType.${row.objectType}`)} ${row.objectKey}`}</Link>
    ),
  });
  return (
    <ListReport<SentObject>
      intent="ReplicatedObject-search"
      title={t("sent.listTitle")}
      queryKey="replicated-objects"
      fetchPage={fetchPage}
      filters={filters}
      columns={[object, ...useSentColumns()]}
      rowKey={(row) => `${row.receiverId}|${row.objectType}|${row.objectKey}`}
      nothing={t("sent.nothing")}
      above={<ProblemStrip error={again.error} />}
      {...(mayManage && {
        selectionActions: ({ rows, clear }) => (
          <Button
            disabled={rows.length === 0 || again.isPending}
            onClick={() => again.mutate(rows, { onSuccess: clear })}
          >
            {t("sent.again", { count: rows.length })}
          </Button>
        ),
      })}
    />
  );
}

/** The chosen objects once more, as they are now, to the receivers that they stand with. */
function useSendAgain() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (rows: SentObject[]) =>
      api<{ runs: number[] }>("/api/replication/objects/send-again", {
        method: "POST",
        body: { objects: rows.map(({ receiverId, objectType, objectKey }) => ({ receiverId, objectType, objectKey })) },
      }),
    onSuccess: async ({ runs }) => {
      await queryClient.invalidateQueries();
      say(t("replicate.started", { runId: runs.join(", ") }));
    },
  });
}
