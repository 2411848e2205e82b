import { type Column, DataTable, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keyOf, type NodeDetail, type NodeValue, nodeHref, placeText } from "./structure.ts";
import { useValueText } from "./use-value-text.ts";
import { ValueDialog } from "./value-dialog.tsx";
import "./structure.css";

type Editing = { value: NodeValue; how: "set" | "reset" };

/** What holds at a place: what it sets itself in black, what it inherits in grey with the way to where it comes from. */
export function ValueTable({ detail }: { detail: NodeDetail }) {
  const { t } = useTranslation();
  const mayManage = usePermission("organisation.manage");
  const [editing, setEditing] = useState<Editing>();
  return (
    <>
      <DataTable
        name={t("values.title")}
        columns={useColumns(detail, mayManage ? setEditing : undefined)}
        rows={detail.values}
        rowKey={({ name }) => name}
        nothing={t("values.nothing")}
      />
      {editing && (
        <ValueDialog key={editing.value.name} detail={detail} {...editing} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}

function useColumns(detail: NodeDetail, onEdit: ((editing: Editing) => void) | undefined): Column<NodeValue>[] {
  const { t } = useTranslation();
  const textOf = useValueText();
  const value = ({ name, held }: NodeValue) => textOf(name, held?.value);
  const columns: Column<NodeValue>[] = [
    {
      id: "name",
      title: t("values.value"),
      importance: 9,
      cell: ({ name }) => t(`values.${name}`),
      text: ({ name }) => t(`values.${name}`),
    },
    {
      id: "held",
      title: t("values.holds"),
      importance: 8,
      minWidth: "10rem",
      cell: (each) => <span className={each.own === undefined ? "inherited" : "own"}>{value(each)}</span>,
      text: value,
    },
    {
      id: "from",
      title: t("values.from"),
      importance: 7,
      minWidth: "9rem",
      cell: (each) => <Origin detail={detail} value={each} />,
      text: ({ held }) => (held ? placeText(held.from) : ""),
    },
  ];
  if (onEdit)
    columns.push({
      id: "actions",
      title: t("column.actions"),
      importance: 6,
      minWidth: "12rem",
      cell: (each) => <Actions value={each} onEdit={onEdit} />,
    });
  return columns;
}

function Origin({ detail, value }: { detail: NodeDetail; value: NodeValue }) {
  const { t } = useTranslation();
  if (!value.held) return "–";
  if (keyOf(value.held.from) === keyOf(detail.node)) return t("values.setHere");
  return <Link href={nodeHref(value.held.from)}>{placeText(value.held.from)}</Link>;
}

function Actions({ value, onEdit }: { value: NodeValue; onEdit: (editing: Editing) => void }) {
  const { t } = useTranslation();
  const name = t(`values.${value.name}`);
  if (!value.settable) return <span className="inherited">{t("values.elsewhere")}</span>;
  const isOwn = value.own !== undefined;
  return (
    <span className="table-actions">
      <Button
        accessibleName={`${t(isOwn ? "ui.edit" : "values.override")}: ${name}`}
        onClick={() => onEdit({ value, how: "set" })}
      >
        {t(isOwn ? "ui.edit" : "values.override")}
      </Button>
      {isOwn && !value.required && (
        <Button
          design="Transparent"
          accessibleName={`${t("values.reset")}: ${name}`}
          onClick={() => onEdit({ value, how: "reset" })}
        >
          {t("values.reset")}
        </Button>
      )}
    </span>
  );
}
