import { Button } from "@ui5/webcomponents-react/Button";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import "@ui5/webcomponents-icons/dist/navigation-down-arrow.js";
import "@ui5/webcomponents-icons/dist/navigation-up-arrow.js";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chosenOf, columnRows, movedBy } from "./column-choice.ts";
import type { Column } from "./data-table.tsx";
import { FormDialog } from "./dialogs.tsx";

type Props<Row> = {
  columns: Column<Row>[];
  chosen: string[] | undefined;
  onChoose: (chosen: string[] | undefined) => void;
  onClose: () => void;
};

/** Which columns a list shows, and in which order. */
export function ColumnDialog<Row>({ columns, chosen, onChoose, onClose }: Props<Row>) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(() => columnRows(columns, chosen));
  const none = rows.every(({ shown }) => !shown);
  return (
    <FormDialog
      title={t("ui.columns")}
      confirm={t("ui.apply")}
      busy={none}
      onConfirm={() => {
        if (none) return;
        onChoose(chosenOf(rows, columns));
        onClose();
      }}
      onClose={onClose}
    >
      <ul className="column-choice">
        {rows.map(({ id, title, shown }, index) => (
          <li key={id}>
            <CheckBox
              text={title}
              checked={shown}
              onChange={(event) => {
                const { checked } = event.target;
                setRows(rows.map((row) => (row.id === id ? { ...row, shown: checked } : row)));
              }}
            />
            <Button
              icon="navigation-up-arrow"
              design="Transparent"
              disabled={index === 0}
              accessibleName={t("ui.moveUp", { what: title })}
              tooltip={t("ui.moveUp", { what: title })}
              onClick={() => setRows(movedBy(rows, index, -1))}
            />
            <Button
              icon="navigation-down-arrow"
              design="Transparent"
              disabled={index === rows.length - 1}
              accessibleName={t("ui.moveDown", { what: title })}
              tooltip={t("ui.moveDown", { what: title })}
              onClick={() => setRows(movedBy(rows, index, 1))}
            />
          </li>
        ))}
      </ul>
      <Button design="Transparent" onClick={() => setRows(columnRows(columns, undefined))}>
        {t("ui.columnsAsTheyCome")}
      </Button>
    </FormDialog>
  );
}
