import type { FieldRule, MappingDocument } from "@counterfoil/contracts";
import { type Column, DataTable, StateTag } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type FieldRow, withRule } from "./mappings.ts";
import { OwnFieldDialog } from "./own-field-dialog.tsx";
import { RuleDialog } from "./rule-dialog.tsx";

type FieldTableProps = {
  rows: FieldRow[];
  document: MappingDocument;
  /** Left out while it is only looked at. */
  onChange: ((document: MappingDocument) => void) | undefined;
};

/** All that the documents of the service can carry: ours on the left, the ERP's on the right, and what it holds now. */
export function FieldTable({ rows, document, onChange }: FieldTableProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<FieldRow>();
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.filter(({ rule, target, problem }) => rule || target.required || problem);
  return (
    <>
      <div className="table-actions">
        <Button design="Transparent" onClick={() => setAll(!all)}>
          {t(all ? "mapping.onlyFilled" : "mapping.allFields", { count: rows.length - shown.length })}
        </Button>
        {onChange && <Button onClick={() => setAdding(true)}>{t("mapping.addOwn")}</Button>}
      </div>
      <DataTable
        name={t("mapping.fields")}
        columns={useColumns(onChange ? setOpen : undefined)}
        rows={shown}
        rowKey={({ target }) => target.field}
        nothing={t("mapping.nothing")}
        complete={false}
      />
      {open && onChange && (
        <RuleDialog
          row={open}
          onClose={() => setOpen(undefined)}
          onSave={(rule) => {
            onChange(withRule(document, open.target.field, rule));
            setOpen(undefined);
          }}
        />
      )}
      {adding && onChange && (
        <OwnFieldDialog
          rows={rows}
          onClose={() => setAdding(false)}
          onSave={(field, rule) => {
            onChange(withRule(document, field, rule));
            setAdding(false);
          }}
        />
      )}
    </>
  );
}

function useColumns(onOpen: ((row: FieldRow) => void) | undefined): Column<FieldRow>[] {
  const { t } = useTranslation();
  const rule = (row: FieldRow) => ruleText(row.rule, t);
  const type = ({ target: { type: name, length, required } }: FieldRow) =>
    [t(`mapping.type.${name}`), length, required ? t("mapping.required") : undefined].filter(Boolean).join(" · ");
  const columns: Column<FieldRow>[] = [
    { id: "rule", title: t("mapping.source"), importance: 9, minWidth: "14rem", cell: rule, text: rule },
    {
      id: "target",
      title: t("mapping.target"),
      importance: 10,
      minWidth: "12rem",
      cell: ({ target }) => target.field,
      text: ({ target }) => target.field,
    },
    { id: "type", title: t("mapping.type"), cell: type, text: type },
    {
      id: "value",
      title: t("mapping.value"),
      importance: 8,
      cell: ({ text, problem }) => (problem ? <StateTag tone="negative">{problem}</StateTag> : text),
      text: ({ text }) => text,
    },
  ];
  if (onOpen)
    columns.push({
      id: "edit",
      title: t("column.actions"),
      importance: 7,
      width: "7rem",
      cell: (row) => (
        <Button accessibleName={`${t("ui.edit")} ${row.target.field}`} onClick={() => onOpen(row)}>
          {t("ui.edit")}
        </Button>
      ),
    });
  return columns;
}

/** "line.articleId, looked up in tax, or 4711" */
function ruleText(rule: FieldRule | undefined, t: ReturnType<typeof useTranslation>["t"]): string {
  if (rule === undefined) return "–";
  const { source, constant, lookup, when, cut } = rule;
  return [
    source ?? t("mapping.constantIs", { value: constant }),
    lookup && t("mapping.byLookup", { lookup: t(`mapping.lookup.${lookup}`) }),
    rule.default && t("mapping.orDefault", { value: rule.default }),
    cut && t("mapping.cutShort"),
    when && t("mapping.onlyWhen", { source: when }),
  ]
    .filter(Boolean)
    .join(", ");
}
