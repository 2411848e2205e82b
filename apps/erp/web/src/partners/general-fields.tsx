import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useTranslation } from "react-i18next";
import { type Choice, useValueList } from "../common/value-lists.ts";
import type { Category, PartnerDraft } from "./partner.ts";
import { categories } from "./partner-list.tsx";

type FieldsProps = {
  draft: PartnerDraft;
  isNew: boolean;
  error: unknown;
  onChange: (part: Partial<PartnerDraft>) => void;
};

export function GeneralFields({ draft, isNew, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const groupings = useValueList("grouping");
  const roles = useValueList("role");
  const orderBlocks = useValueList("orderBlock");
  const text = (name: "partnerId" | "language" | "searchTerm", hint?: string) => (
    <TextField
      name={name}
      label={t(`partners.${name}`)}
      value={draft[name]}
      error={error}
      disabled={name === "partnerId" && !isNew}
      onChange={(value) => onChange({ [name]: value })}
      {...(hint !== undefined && { hint })}
    />
  );
  return (
    <div className="form">
      <ChoiceField
        label={t("partners.category")}
        value={draft.category}
        disabled={!isNew}
        onChange={(category) => onChange({ category: category as Category })}
        options={categories.map((value) => ({ value, text: t(`partners.category.${value}`) }))}
      />
      <ChoiceField
        label={t("partners.grouping")}
        value={draft.grouping}
        disabled={!isNew}
        onChange={(grouping) => onChange({ grouping })}
        options={groupings}
      />
      {text("partnerId", isNew ? t("partners.numberHint") : undefined)}
      <NameFields draft={draft} error={error} onChange={onChange} />
      {text("searchTerm")}
      {text("language")}
      {draft.roles.some((role) => role.startsWith("FLCU")) && (
        <ChoiceField
          label={t("partners.orderBlockAll")}
          value={draft.orderBlock}
          onChange={(orderBlock) => onChange({ orderBlock })}
          options={[{ value: "", text: t("partners.noBlock") }, ...orderBlocks]}
        />
      )}
      <Roles choices={roles} chosen={draft.roles} onChange={(chosen) => onChange({ roles: chosen })} />
      <div>
        <CheckBox
          text={t("status.blocked")}
          checked={draft.blocked}
          onChange={(event) => onChange({ blocked: event.target.checked })}
        />
        <CheckBox
          text={t("status.deleted")}
          checked={draft.deleted}
          onChange={(event) => onChange({ deleted: event.target.checked })}
        />
      </div>
    </div>
  );
}

function NameFields({ draft, error, onChange }: Omit<FieldsProps, "isNew">) {
  const { t } = useTranslation();
  const names = {
    person: ["given", "family"],
    organisation: ["line1", "line2"],
    group: ["groupName"],
  } as const;
  return names[draft.category].map((name) => (
    <TextField
      key={name}
      name={name}
      label={t(`partners.${name}`)}
      value={draft[name]}
      error={error}
      required={name !== "given" && name !== "line2"}
      onChange={(value) => onChange({ [name]: value })}
    />
  ));
}

function Roles({
  choices,
  chosen,
  onChange,
}: {
  choices: Choice[];
  chosen: string[];
  onChange: (roles: string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="roles">
      <legend>{t("partners.roles")}</legend>
      {choices.map(({ value, text }) => (
        <CheckBox
          key={value}
          text={text}
          checked={chosen.includes(value)}
          onChange={(event) =>
            onChange(event.target.checked ? [...chosen, value] : chosen.filter((role) => role !== value))
          }
        />
      ))}
    </fieldset>
  );
}
