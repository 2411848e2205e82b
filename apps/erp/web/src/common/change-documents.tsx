import { api, useFormats } from "@counterfoil/ui";
import { DataTable, Loadable, textColumn } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

type Change = {
  changeNumber: number;
  kind: string;
  changedAt: string;
  changedBy: string;
  changes: { field: string; before?: string; after?: string }[];
};

/** Who changed what of an object, newest first. */
export function ChangeDocuments({ path }: { path: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const query = useQuery({
    queryKey: ["changes", path],
    queryFn: ({ signal }) => api<{ items: Change[] }>(path, { signal }),
  });
  return (
    <Loadable inside query={query}>
      {({ items }) => (
        <DataTable<Change>
          name={t("changes.title")}
          rows={items}
          rowKey={({ changeNumber }) => String(changeNumber)}
          nothing={t("changes.nothing")}
          columns={[
            textColumn("at", t("changes.at"), ({ changedAt }) => formats.instant(changedAt), {
              importance: 9,
              minWidth: "10rem",
            }),
            textColumn("by", t("changes.by"), ({ changedBy }) => changedBy, { importance: 7 }),
            textColumn("kind", t("changes.kind"), ({ kind }) => t(`changes.kind.${kind}`, kind)),
            {
              id: "changes",
              title: t("changes.fields"),
              importance: 8,
              minWidth: "20rem",
              cell: ({ changes }) => <FieldChanges changes={changes} />,
              text: ({ changes }) => changes.map(({ field }) => field).join(" "),
            },
          ]}
        />
      )}
    </Loadable>
  );
}

function FieldChanges({ changes }: { changes: Change["changes"] }) {
  if (changes.length === 0) return <span>–</span>;
  return (
    <ul className="changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className="change-field">{field}</span> {before !== undefined && <del>{String(before)}</del>}
          {before !== undefined && " → "}
          <ins>{after === undefined ? "–" : String(after)}</ins>
        </li>
      ))}
    </ul>
  );
}
