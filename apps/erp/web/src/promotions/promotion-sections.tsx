import { useFormats } from "@counterfoil/ui";
import { DataTable, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { nameIn } from "../common/value-lists.ts";
import type { Discount, Goods, Prerequisite, PromotionAnswer, Reward } from "./promotion.ts";

type Numbered<Row> = Row & { position: number };
const numbered = <Row,>(rows: Row[]): Numbered<Row>[] => rows.map((row, position) => ({ ...row, position }));

export function PrerequisiteTable({ answer }: { answer: PromotionAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { prerequisites = [], combine, basketFrom, currency } = answer.content;
  const asked = ({ quantity, amount, orMore }: Prerequisite) => {
    const figure = amount === undefined ? formats.quantity(quantity ?? 1) : formats.money(amount, currency);
    return orMore ? `${figure} ${t("promotions.orMoreShort")}` : figure;
  };
  return (
    <>
      {basketFrom !== undefined && <p>{`${t("promotions.basketFrom")}: ${formats.money(basketFrom, currency)}`}</p>}
      {prerequisites.length > 1 && <p>{t(`promotions.combine.${combine}`)}</p>}
      <DataTable<Numbered<Prerequisite>>
        name={t("promotions.prerequisites")}
        rows={numbered(prerequisites)}
        rowKey={({ position }) => String(position)}
        nothing={t("promotions.nothingAsked")}
        columns={[
          useGoodsColumn<Numbered<Prerequisite>>(answer),
          textColumn("asked", t("promotions.figure"), asked, { importance: 8 }),
        ]}
      />
    </>
  );
}

export function GivenTable({ answer }: { answer: PromotionAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { items, rewards = [], currency } = answer.content;
  const rows: (Goods & Discount & Partial<Reward>)[] = items ?? rewards;
  const discountText = ({ percentOff, amountOff, price, setPrice }: Discount) => {
    if (percentOff !== undefined) return `${t("promotions.discount.percentOff")}: ${formats.percent(percentOff)}`;
    if (amountOff !== undefined) return `${t("promotions.discount.amountOff")}: ${formats.money(amountOff, currency)}`;
    if (setPrice !== undefined) return `${t("promotions.discount.setPrice")}: ${formats.money(setPrice, currency)}`;
    return price === 0
      ? t("promotions.discount.free")
      : `${t("promotions.discount.price")}: ${formats.money(price ?? 0, currency)}`;
  };
  return (
    <DataTable<Numbered<Goods & Discount & Partial<Reward>>>
      name={t("promotions.rewards")}
      rows={numbered(rows)}
      rowKey={({ position }) => String(position)}
      nothing="–"
      columns={[
        useGoodsColumn(answer),
        textColumn("quantity", t("stock.quantity"), ({ quantity }) =>
          quantity === undefined ? undefined : formats.quantity(quantity),
        ),
        textColumn("discount", t("promotions.discount"), discountText, { importance: 8, minWidth: "12rem" }),
      ]}
    />
  );
}

function useGoodsColumn<Row extends Goods & { on?: string }>({ names }: PromotionAnswer) {
  const { t } = useTranslation();
  const named = (id: string) => {
    const texts = names[id];
    return texts ? `${nameIn(texts)} (${id})` : id;
  };
  const text = ({ articleId, articleIds, categoryId, on }: Row) => {
    if (articleId !== undefined) return named(articleId);
    if (categoryId !== undefined) return `${t("articles.category")} ${named(categoryId)}`;
    return articleIds ? articleIds.map(named).join(", ") : t(`promotions.on.${on}`);
  };
  return textColumn<Row>("goods", t("promotions.goods"), text, {
    importance: 9,
    minWidth: "16rem",
    cell: (row) =>
      row.articleId === undefined ? text(row) : <Link href={articleHref(row.articleId)}>{text(row)}</Link>,
  });
}
