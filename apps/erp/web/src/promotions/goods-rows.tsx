import { type DraftRow, problemText, type RowField, RowsEditor, refusedField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { ArticleSearch } from "../common/article-search.tsx";
import { useCategoryChoices } from "../common/value-lists.ts";
import { blankGiven, blankPrerequisite, discountKinds } from "./promotion.ts";

type RowsProps = { rows: DraftRow[]; error: unknown; onChange: (rows: DraftRow[]) => void };

export function PrerequisiteRows(props: RowsProps) {
  const { t } = useTranslation();
  const measures = ["quantity", "amount"].map((value) => ({ value, text: t(`promotions.measure.${value}`) }));
  return (
    <RowsEditor
      name={t("promotions.prerequisite")}
      blank={blankPrerequisite}
      fields={[
        ...useGoodsFields(),
        { name: "measure", label: t("promotions.measure"), options: measures },
        { name: "figure", label: t("promotions.figure") },
        { name: "orMore", label: t("promotions.orMore"), flag: true },
      ]}
      {...props}
    />
  );
}

/** Goods with what they cost less: the articles of a promotion, the rewards of a bonus buy. */
export function GivenRows({ name, counted, ...props }: RowsProps & { name: string; counted: boolean }) {
  const { t } = useTranslation();
  const goods = useGoodsFields();
  const discounts = useDiscountFields(false);
  const quantity = { name: "quantity", label: t("stock.quantity") };
  return (
    <RowsEditor
      name={name}
      blank={blankGiven}
      fields={[...goods, ...(counted ? [quantity] : []), ...discounts]}
      {...props}
    />
  );
}

function useGoodsFields(): RowField[] {
  const { t } = useTranslation();
  const categories = useCategoryChoices();
  return [
    {
      name: "articles",
      label: t("promotions.articles"),
      render: ({ error, ...field }) => (
        <ArticleSearch {...field} refused={isOfArticle(error) ? problemText(error) : undefined} />
      ),
    },
    { name: "categoryId", label: t("promotions.orCategory"), options: [{ value: "", text: "–" }, ...categories] },
  ];
}

const isOfArticle = (error: unknown) => ["articleId", "articleIds"].includes(refusedField(error) ?? "");

export function useDiscountFields(together: boolean): RowField[] {
  const { t } = useTranslation();
  const offered = discountKinds.filter((kind) => together || kind !== "setPrice");
  return [
    {
      name: "discount",
      label: t("promotions.discount"),
      options: offered.map((value) => ({ value, text: t(`promotions.discount.${value}`) })),
    },
    { name: "value", label: t("promotions.value") },
  ];
}
