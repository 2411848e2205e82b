import { Button } from "@ui5/webcomponents-react/Button";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import "@ui5/webcomponents-icons/dist/add.js";
import "@ui5/webcomponents-icons/dist/delete.js";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField, type Refused, TextField } from "./form.tsx";
import type { ValueHelp } from "./value-help.tsx";

export type DraftRow = Record<string, string>;
export type RowField = {
  name: string;
  label: string;
  required?: boolean;
  options?: { value: string; text: string }[];
  flag?: boolean;
  hint?: string;
  help?: ValueHelp;
  /** A field of another kind than text, choice and flag. */
  render?: (field: { label: string; value: string; onChange: (value: string) => void; error: unknown }) => ReactNode;
};
type RowsEditorProps = {
  /** What one row is: "Unit", "Listing". */
  name: string;
  fields: RowField[];
  rows: DraftRow[];
  blank: DraftRow;
  onChange: (rows: DraftRow[]) => void;
  error?: unknown;
  /** What the list is called where it is sent: its fields are "listings/2/siteId" then, and a refusal is shown in its row. */
  path?: string;
  /** Why a field, by that name, is refused before the server is asked. */
  refused?: (name: string) => Refused;
};

/** A list inside an object: rows of fields, with one button to add a row and one to take each away. */
export function RowsEditor({ name, fields, rows, blank, onChange, error, path, refused }: RowsEditorProps) {
  const { t } = useTranslation();
  const nameOf = (field: RowField, position: number) => (path ? `${path}/${position}/${field.name}` : field.name);
  const change = (position: number, field: string, value: string) =>
    onChange(rows.map((row, index) => (index === position ? { ...row, [field]: value } : row)));
  return (
    <div className="rows">
      {rows.map((row, position) => (
        <fieldset key={keyOf(row, position)} className="row" aria-label={`${name} ${position + 1}`}>
          {fields.map((field) => (
            <RowInput
              key={field.name}
              field={{ ...field, name: nameOf(field, position) }}
              value={row[field.name] ?? ""}
              refused={refused?.(nameOf(field, position)) ?? false}
              onChange={(value) => change(position, field.name, value)}
              error={error}
            />
          ))}
          <Button
            icon="delete"
            design="Transparent"
            tooltip={t("ui.remove")}
            accessibleName={t("ui.removeThis", { what: `${name} ${position + 1}` })}
            onClick={() => onChange(rows.filter((_row, index) => index !== position))}
          />
        </fieldset>
      ))}
      <Button icon="add" onClick={() => onChange([...rows, { ...blank, [rowKey]: crypto.randomUUID() }])}>
        {t("ui.addThis", { what: name })}
      </Button>
    </div>
  );
}

/** New rows carry a key of their own, so that taking one away leaves the focus of the others where it is. */
const rowKey = "#";
const keyOf = (row: DraftRow, position: number) => row[rowKey] ?? String(position);

type RowInputProps = {
  field: RowField;
  value: string;
  refused: Refused;
  onChange: (value: string) => void;
  error: unknown;
};

function RowInput({ field, value, refused, onChange, error }: RowInputProps) {
  if (field.render) return field.render({ label: field.label, value, onChange, error });
  if (field.flag)
    return (
      <CheckBox
        text={field.label}
        checked={value === "true"}
        onChange={(event) => onChange(event.target.checked ? "true" : "")}
      />
    );
  if (field.options)
    return (
      <ChoiceField
        name={field.name}
        label={field.label}
        value={value}
        error={error}
        refused={refused}
        onChange={onChange}
        options={field.options}
      />
    );
  return (
    <TextField
      name={field.name}
      label={field.label}
      value={value}
      onChange={onChange}
      error={error}
      refused={refused}
      required={field.required ?? false}
      help={field.help}
      {...(field.hint !== undefined && { hint: field.hint })}
    />
  );
}
