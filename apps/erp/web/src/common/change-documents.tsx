import { api, useFormats } from "@counterfoil/ui";
import { DataTable, instantColumn, Loadable, textColumn } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

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

/** Lists of rows, as they are in bonus buys, name by name. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join("; ") || "–";
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, each]) => `${name} ${inWords(each)}`)
    .join(", ");
}

function FieldChanges({ changes }: { changes: Change["changes"] }) {
  if (changes.length === 0) return <span>–</span>;
  return (
    <ul className="changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className="change-field">{field}</span> {before !== undefined && <del>{inWords(before)}</del>}
          {before !== undefined && " → "}
          <ins>{after === undefined ? "–" : inWords(after)}</ins>
        </li>
      ))}
    </ul>
  );
}
