import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useTranslation } from "react-i18next";
import { useCategoryChoices, useValueList } from "../common/value-lists.ts";
import type { Article, ArticleDraft } from "./article.ts";

type FieldsProps = {
  draft: ArticleDraft;
  isNew: boolean;
  error: unknown;
  onChange: (part: Partial<ArticleDraft>) => void;
};

export function GeneralFields({ draft, isNew, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const categories = useCategoryChoices();
  const units = useValueList("unit");
  const taxes = useValueList("taxCode");
  return (
    <div className="form">
      <TextField
        name="articleId"
        label={t("articles.number")}
        value={draft.articleId}
        onChange={(articleId) => onChange({ articleId })}
        error={error}
        disabled={!isNew}
        maxlength={40}
        required
      />
      <TextField
        name="en"
        label={t("articles.textEn")}
        value={draft.en}
        onChange={(en) => onChange({ en })}
        error={error}
        required
      />
      <TextField
        name="de"
        label={t("articles.textDe")}
        value={draft.de}
        onChange={(de) => onChange({ de })}
        error={error}
      />
      <ChoiceField
        label={t("articles.type")}
        value={draft.type}
        onChange={(type) => onChange({ type: type as Article["type"] })}
        options={["goods", "service", "voucher"].map((value) => ({ value, text: t(`articles.type.${value}`) }))}
      />
      <ChoiceField
        label={t("articles.category")}
        value={draft.categoryId}
        onChange={(categoryId) => onChange({ categoryId })}
        options={[{ value: "", text: "–" }, ...categories]}
      />
      <ChoiceField
        label={t("articles.baseUnit")}
        value={draft.baseUnit}
        onChange={(baseUnit) => onChange({ baseUnit })}
        options={units}
      />
      <ChoiceField
        label={t("articles.taxCode")}
        value={draft.taxCode}
        onChange={(taxCode) => onChange({ taxCode })}
        options={taxes}
      />
      <TextField
        name="genericArticleId"
        label={t("articles.genericArticle")}
        hint={t("articles.genericArticle.hint")}
        value={draft.genericArticleId}
        onChange={(genericArticleId) => onChange({ genericArticleId })}
        error={error}
        maxlength={40}
      />
      <Flags draft={draft} onChange={onChange} />
    </div>
  );
}

function Flags({ draft, onChange }: Pick<FieldsProps, "draft" | "onChange">) {
  const { t } = useTranslation();
  const flag = (name: "nonDiscountable" | "priceRequired" | "blocked" | "deleted", label: string) => (
    <CheckBox text={label} checked={draft[name]} onChange={(event) => onChange({ [name]: event.target.checked })} />
  );
  return (
    <div>
      {flag("nonDiscountable", t("articles.nonDiscountable"))}
      {flag("priceRequired", t("articles.priceRequired"))}
      {flag("blocked", t("status.blocked"))}
      {flag("deleted", t("status.deleted"))}
    </div>
  );
}
