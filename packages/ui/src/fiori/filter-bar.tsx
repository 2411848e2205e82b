import { Button } from "@ui5/webcomponents-react/Button";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { DatePicker } from "@ui5/webcomponents-react/DatePicker";
import { Input } from "@ui5/webcomponents-react/Input";
import { Label } from "@ui5/webcomponents-react/Label";
import { Option } from "@ui5/webcomponents-react/Option";
import { Select } from "@ui5/webcomponents-react/Select";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../use-formats.ts";

export type Filter = { name: string; label: string } & (
  | { kind: "text"; placeholder?: string }
  | { kind: "choice"; options: { value: string; text: string }[] }
  | { kind: "date" }
  | { kind: "flag" }
);
export type FilterValues = Record<string, string>;

/** Filters with Go: nothing is asked before somebody says so, and what was asked stands in the address. */
export function FilterBar(props: { filters: Filter[]; values: FilterValues; onGo: (values: FilterValues) => void }) {
  const { t } = useTranslation();
  const asked = JSON.stringify(props.values);
  const [{ base, draft }, setState] = useState({ base: asked, draft: props.values });
  // Back, forward and links change what is asked; the fields follow without losing the focus.
  if (base !== asked) setState({ base: asked, draft: props.values });
  const setDraft = (values: FilterValues) => setState({ base, draft: values });
  const change = (name: string, value: string) => setDraft({ ...draft, [name]: value });
  return (
    <search>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          props.onGo(draft);
        }}
      >
        {props.filters.map((filter) => (
          <FilterField key={filter.name} filter={filter} value={draft[filter.name] ?? ""} onChange={change} />
        ))}
        <div className="filters-go">
          <Button design="Emphasized" type="Submit">
            {t("ui.go")}
          </Button>
          <Button
            design="Transparent"
            onClick={() => {
              setDraft({});
              props.onGo({});
            }}
          >
            {t("ui.clear")}
          </Button>
        </div>
      </form>
    </search>
  );
}

type FieldProps = { filter: Filter; value: string; onChange: (name: string, value: string) => void };

function FilterField({ filter, value, onChange }: FieldProps) {
  const id = useId();
  const { t } = useTranslation();
  const formats = useFormats();
  const change = (text: string) => onChange(filter.name, text);
  if (filter.kind === "flag")
    return (
      <div className="filter">
        <CheckBox
          text={filter.label}
          checked={value === "true"}
          onChange={(event) => change(event.target.checked ? "true" : "")}
        />
      </div>
    );
  return (
    <div className="filter">
      <Label for={id} showColon>
        {filter.label}
      </Label>
      {filter.kind === "text" && (
        <Input
          id={id}
          value={value}
          placeholder={filter.placeholder ?? ""}
          showClearIcon
          onInput={(event) => change(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.closest("form")?.requestSubmit()}
        />
      )}
      {filter.kind === "date" && (
        <DatePicker
          id={id}
          value={value}
          valueFormat="yyyy-MM-dd"
          displayFormat="medium"
          placeholder={t("ui.forExample", { value: formats.date(`${new Date().getFullYear()}-12-31`) })}
          onChange={(event) => change(event.detail.valid ? event.detail.value : "")}
        />
      )}
      {filter.kind === "choice" && (
        <ChoiceField id={id} label={filter.label} options={filter.options} value={value} onChange={change} />
      )}
    </div>
  );
}

type ChoiceProps = {
  id: string;
  label: string;
  options: { value: string; text: string }[];
  value: string;
  onChange: (value: string) => void;
};

function ChoiceField({ id, label, options, value, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      accessibleName={label}
      value={value}
      onChange={(event) => onChange(event.detail.selectedOption.getAttribute("value") ?? "")}
    >
      <Option value="">{t("ui.all")}</Option>
      {withOwn(options, value).map((option) => (
        <Option key={option.value} value={option.value}>
          {option.text}
        </Option>
      ))}
    </Select>
  );
}

/** A link may ask for what the list does not offer; it is shown as it stands, never as nothing. */
function withOwn(options: ChoiceProps["options"], value: string): ChoiceProps["options"] {
  if (value === "" || options.some((option) => option.value === value)) return options;
  return [...options, { value, text: value }];
}
