import { ChoiceField, TextField, type ValueHelp } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/add.js";
import "@ui5/webcomponents-icons/dist/delete.js";
import { useTranslation } from "react-i18next";
import { useValueHelps } from "../common/value-helps.ts";
import { nameIn, useCategoryChoices, useValueList } from "../common/value-lists.ts";
import { blankLine, type FilterField, type Line } from "./filter.ts";

type FilterLinesProps = {
  lines: Line[];
  fields: FilterField[];
  onChange: (lines: Line[]) => void;
  /** The lines that were to be saved without their value. */
  incomplete: ReadonlySet<string>;
};

/** SAP's range table: a line for each value, range or pattern of a field that is included or excluded. */
export function FilterLines({ lines, fields, onChange, incomplete }: FilterLinesProps) {
  const { t } = useTranslation();
  return (
    <div className="rows">
      <p className="hint">{t("filter.rule")}</p>
      {lines.map((line, position) => (
        <FilterLine
          key={line.id}
          line={line}
          name={t("filter.line", { number: position + 1 })}
          fields={fields}
          isIncomplete={incomplete.has(line.id)}
          onChange={(changed) => onChange(lines.map((each) => (each.id === line.id ? changed : each)))}
          onRemove={() => onChange(lines.filter((each) => each.id !== line.id))}
        />
      ))}
      <Button icon="add" onClick={() => onChange([...lines, blankLine(fields[0])])}>
        {t("filter.addLine")}
      </Button>
    </div>
  );
}

type FilterLineProps = {
  line: Line;
  name: string;
  fields: FilterField[];
  isIncomplete: boolean;
  onChange: (line: Line) => void;
  onRemove: () => void;
};

function FilterLine({ line, name, fields, isIncomplete, onChange, onRemove }: FilterLineProps) {
  const { t } = useTranslation();
  const field = fields.find((each) => each.name === line.field);
  const choose = (chosen: string) => {
    const { field: named, option } = blankLine(fields.find((each) => each.name === chosen));
    onChange({ ...line, field: named, option, low: "", high: "" });
  };
  const sides =
    line.option === "empty" ? [] : line.option === "between" ? (["low", "high"] as const) : (["low"] as const);
  return (
    <fieldset className="row filter-line" aria-label={name}>
      <ChoiceField
        label={t("filter.field")}
        value={line.field}
        onChange={choose}
        options={fields.map((each) => ({ value: each.name, text: nameIn(each.texts) }))}
      />
      <ChoiceField
        label={t("filter.sign")}
        value={line.sign}
        onChange={(sign) => onChange({ ...line, sign: sign === "exclude" ? "exclude" : "include" })}
        options={(["include", "exclude"] as const).map((value) => ({ value, text: t(`filter.sign.${value}`) }))}
      />
      <ChoiceField
        label={t("filter.option")}
        value={line.option}
        onChange={(option) =>
          onChange({ ...line, option: field?.options.find((each) => each === option) ?? line.option })
        }
        options={(field?.options ?? []).map((value) => ({ value, text: t(`filter.option.${value}`) }))}
      />
      {sides.map((side) => (
        <ValueField
          key={side}
          name={side}
          label={t(line.option === "between" ? `filter.${side}` : "filter.value")}
          field={field}
          line={line}
          isMissing={isIncomplete && line[side].trim() === ""}
          onChange={(value) => onChange(withValue(line, side, value, field))}
        />
      ))}
      <Button
        icon="delete"
        design="Transparent"
        tooltip={t("ui.remove")}
        accessibleName={t("ui.removeThis", { what: name })}
        onClick={onRemove}
      />
    </fieldset>
  );
}

/** Who types a mask means a pattern, as in SAP's fields. */
function withValue(line: Line, side: "low" | "high", value: string, field: FilterField | undefined): Line {
  const isMask = line.option === "equal" && value.includes("*") && field?.options.includes("pattern");
  return { ...line, [side]: value, ...(isMask && { option: "pattern" }) };
}

type ValueFieldProps = {
  name: "low" | "high";
  label: string;
  field: FilterField | undefined;
  line: Line;
  isMissing: boolean;
  onChange: (value: string) => void;
};

/** All values that there are as a choice, others with the list where they are looked up. */
function ValueField({ name, label, field, line, isMissing, onChange }: ValueFieldProps) {
  const { t } = useTranslation();
  const help = useFieldHelp(field);
  if (field?.choices && line.option === "equal")
    return (
      <ChoiceField
        name={`${line.id}/${name}`}
        label={label}
        value={line[name]}
        onChange={onChange}
        refused={isMissing}
        options={[
          { value: "", text: t("filter.choose") },
          ...field.choices.map(({ code, texts }) => ({ value: code, text: nameIn(texts) })),
        ]}
      />
    );
  const hint = hintOf(field, line);
  return (
    <TextField
      name={`${line.id}/${name}`}
      label={label}
      value={line[name]}
      onChange={onChange}
      refused={isMissing}
      help={help}
      {...(hint !== undefined && { hint: t(hint) })}
    />
  );
}

function hintOf(field: FilterField | undefined, { option }: Line): string | undefined {
  if (option === "pattern") return "filter.patternHint";
  if (field?.kind === "date") return "filter.dateHint";
  return option === "equal" && (field?.kind === "number" || field?.kind === "code") ? "filter.listHint" : undefined;
}

function useFieldHelp(field: FilterField | undefined): ValueHelp | undefined {
  const helps = useValueHelps();
  const values = useValueList(field?.valueList ?? "");
  const categories = useCategoryChoices();
  if (!field) return undefined;
  const title = nameIn(field.texts);
  const among = (choices: { value: string; text: string }[]): ValueHelp => ({
    title,
    search: (typed) =>
      choices
        .filter(({ value, text }) => `${value} ${text}`.toLowerCase().includes(typed.toLowerCase()))
        .map(({ value, text }) => ({ id: value, text })),
  });
  switch (field.valueHelp) {
    case "article":
      return helps.article;
    case "businessPartner":
      return helps.partner;
    case "site":
      return helps.site;
    case "category":
      return among(categories);
    case "valueList":
      return among(values);
    default:
      return field.choices && among(field.choices.map(({ code, texts }) => ({ value: code, text: nameIn(texts) })));
  }
}
