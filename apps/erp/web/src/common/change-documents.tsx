import { api, useFormats } from "@counterfoil/ui";
import { DataTable, instantColumn, Loadable, textColumn } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeWords } from "./change-words.ts";

type Change = {
  changeNumber: number;
  kind: string;
  changedAt: string;
  changedBy: string;
  changes: { field: string; before?: unknown; after?: unknown }[];
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
            instantColumn("at", t("changes.at"), ({ changedAt }) => changedAt, formats, {
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
  const { t } = useTranslation();
  const words = changeWords(t, useFormats());
  if (changes.length === 0) return <span>–</span>;
  return (
    <ul className="changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className="change-field">{words.name(field)}</span>{" "}
          {before !== undefined && <del>{words.value(before)}</del>}
          {before !== undefined && " → "}
          <ins>{after === undefined ? "–" : words.value(after)}</ins>
        </li>
      ))}
    </ul>
  );
}
