import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useTranslation } from "react-i18next";
import { useSiteChoices, useValueList } from "../common/value-lists.ts";
import type { PromotionDraft } from "./promotion.ts";

export type FieldsProps = { draft: PromotionDraft; error: unknown; onChange: (part: Partial<PromotionDraft>) => void };

/** Where the server's refusal calls a field otherwise. */
const names: Partial<Record<keyof PromotionDraft, string>> = { nameEn: "en", nameDe: "de" };
type TextName =
  | "nameEn"
  | "nameDe"
  | "validFrom"
  | "validTo"
  | "coupon"
  | "sequence"
  | "resolution"
  | "maxApplications";

export function DraftField({
  name,
  hint,
  required,
  ...props
}: FieldsProps & { name: TextName; hint?: string; required?: boolean }) {
  const { t } = useTranslation();
  return (
    <TextField
      name={names[name] ?? name}
      label={t(`promotions.${name}`)}
      value={props.draft[name]}
      error={props.error}
      onChange={(value) => props.onChange({ [name]: value })}
      required={required ?? false}
      {...(hint !== undefined && { hint })}
    />
  );
}

export function HeadFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  const none = { value: "", text: "–" };
  const types = useValueList("promotionType");
  const groups = useValueList("customerGroup");
  return (
    <div className="form">
      <DraftField {...props} name="nameEn" required />
      <DraftField {...props} name="nameDe" />
      <DraftField {...props} name="validFrom" hint={t("form.dateHint")} required />
      <DraftField {...props} name="validTo" hint={t("promotions.validToHint")} required />
      <Stores {...props} />
      <ChoiceField
        label={t("promotions.type")}
        value={draft.promotionType}
        onChange={(promotionType) => onChange({ promotionType })}
        options={[none, ...types]}
      />
      <ChoiceField
        label={t("promotions.customerGroup")}
        value={draft.customerGroup}
        onChange={(customerGroup) => onChange({ customerGroup })}
        options={[{ value: "", text: t("promotions.everybody") }, ...groups]}
      />
      <DraftField {...props} name="coupon" hint={t("promotions.couponHint")} />
    </div>
  );
}

function Stores({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const sites = useSiteChoices();
  const toggle = (siteId: string, chosen: boolean) =>
    onChange({ siteIds: chosen ? [...draft.siteIds, siteId] : draft.siteIds.filter((each) => each !== siteId) });
  return (
    <fieldset className="field">
      <legend>{t("promotions.sites")}</legend>
      {sites.map(({ value, text }) => (
        <CheckBox
          key={value}
          text={text}
          checked={draft.siteIds.includes(value)}
          onChange={(event) => toggle(value, event.target.checked)}
        />
      ))}
      <span className="hint">{t("promotions.sitesHint")}</span>
    </fieldset>
  );
}
