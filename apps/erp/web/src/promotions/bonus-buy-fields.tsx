import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { GivenRows, PrerequisiteRows, useDiscountFields } from "./goods-rows.tsx";
import type { FieldsProps } from "./head-fields.tsx";
import { blankGiven, type PromotionDraft, templates } from "./promotion.ts";

/** What has to be bought. */
export function Prerequisites({ draft, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="form">
        <ChoiceField
          label={t("promotions.startFrom")}
          value=""
          onChange={(name) => onChange(templates[name]?.(draft) ?? {})}
          options={["", ...Object.keys(templates)].map((value) => ({
            value,
            text: value === "" ? "–" : t(`promotions.template.${value}`),
          }))}
        />
        {draft.prerequisites.length > 1 && (
          <ChoiceField
            label={t("promotions.combine")}
            value={draft.combine}
            onChange={(combine) => onChange({ combine: combine === "any" ? "any" : "all" })}
            options={["all", "any"].map((value) => ({ value, text: t(`promotions.combine.${value}`) }))}
          />
        )}
        {draft.on === "basket" && (
          <TextField
            name="basketFrom"
            label={t("promotions.basketFrom")}
            value={draft.basketFrom}
            error={error}
            onChange={(basketFrom) => onChange({ basketFrom })}
          />
        )}
      </div>
      <PrerequisiteRows
        rows={draft.prerequisites}
        error={error}
        onChange={(prerequisites) => onChange({ prerequisites })}
      />
    </>
  );
}

/** What is given for it. */
export function Rewards({ draft, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const change = (on: string) => {
    const known = (["goods", "prerequisites", "basket"] as const).find((each) => each === on) ?? "goods";
    onChange({ on: known, given: known === "goods" ? draft.given : draft.given.slice(0, 1) });
  };
  return (
    <>
      <div className="form">
        <ChoiceField
          label={t("promotions.on")}
          value={draft.on}
          onChange={change}
          options={["goods", "prerequisites", "basket"].map((value) => ({ value, text: t(`promotions.on.${value}`) }))}
        />
        {draft.on !== "goods" && <OneDiscount draft={draft} error={error} onChange={onChange} />}
      </div>
      {draft.on === "goods" && (
        <GivenRows
          name={t("promotions.reward")}
          counted
          rows={draft.given}
          error={error}
          onChange={(given) => onChange({ given })}
        />
      )}
    </>
  );
}

function OneDiscount({ draft, error, onChange }: FieldsProps) {
  const [kinds, value] = useDiscountFields(draft.on === "prerequisites");
  const row = draft.given[0] ?? blankGiven;
  const change = (part: Partial<PromotionDraft["given"][number]>) =>
    onChange({ given: [{ ...row, ...part } as PromotionDraft["given"][number]] });
  return (
    <>
      <ChoiceField
        label={kinds?.label ?? ""}
        value={row.discount ?? ""}
        onChange={(discount) => change({ discount })}
        options={kinds?.options ?? []}
      />
      <TextField
        name="value"
        label={value?.label ?? ""}
        value={row.value ?? ""}
        error={error}
        onChange={(text) => change({ value: text })}
      />
    </>
  );
}
