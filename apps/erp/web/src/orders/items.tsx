import { currentLanguage, useFormats } from "@counterfoil/ui";
import { DataTable, figureColumn, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { nameIn } from "../common/value-lists.ts";
import { promotionHref } from "../promotions/promotion-list.tsx";
import type { Condition, OrderAnswer, OrderItem } from "./order.ts";
import { useProcedure } from "./procedure.ts";

/** The conditions of an item stand below it: what it costs, and which promotion lowers it. */
type Row =
  | { key: string; kind: "item"; item: OrderItem; amount: number | undefined }
  | { key: string; kind: "condition"; condition: Condition };

export function OrderItems({ answer }: { answer: OrderAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const typeText = useConditionText();
  const { currency } = answer.order;
  const rows = rowsOf(answer);
  const nameOf = (articleId: string) => {
    const texts = answer.names[articleId];
    return texts ? `${nameIn(texts)} (${articleId})` : articleId;
  };
  const what = (row: Row) =>
    row.kind === "item" ? `${row.item.item} · ${nameOf(row.item.articleId)}` : typeText(row.condition.conditionType);
  const text = (row: Row) => (row.kind === "item" ? undefined : conditionText(row.condition, t));
  const quantity = (row: Row) => {
    if (row.kind === "item") return `${formats.quantity(row.item.quantity)} ${row.item.unit}`;
    const { quantity: units, rate, percent } = row.condition;
    if (rate !== undefined) return formats.money(rate, currency);
    if (percent !== undefined) return formats.percent(percent);
    return units === undefined ? undefined : formats.quantity(units);
  };
  const amountOf = (row: Row) => (row.kind === "item" ? row.amount : row.condition.amount);
  const show = (row: Row) => {
    const amount = amountOf(row);
    const money = amount === undefined ? "–" : formats.money(amount, currency);
    return row.kind === "condition" && row.condition.statistical ? `(${money})` : money;
  };
  return (
    <DataTable<Row>
      name={t("orders.items")}
      rows={rows}
      rowKey={({ key }) => key}
      nothing="–"
      // In the order of the price's steps, always.
      complete={false}
      columns={[
        textColumn("what", t("orders.item"), what, {
          importance: 9,
          minWidth: "12rem",
          cell: (row) =>
            row.kind === "item" ? (
              <Link href={articleHref(row.item.articleId)}>{what(row)}</Link>
            ) : (
              <span className="condition">{what(row)}</span>
            ),
        }),
        textColumn("promotion", t("promotions.one"), text, {
          importance: 7,
          minWidth: "14rem",
          cell: (row) => <PromotionCell row={row} text={text(row)} />,
        }),
        textColumn("quantity", t("orders.quantityOrRate"), quantity, { importance: 6, minWidth: "6rem" }),
        figureColumn(
          "amount",
          t("orders.amount"),
          (row) => amountOf(row) ?? 0,
          (_, row) => show(row),
          { importance: 8 },
        ),
      ]}
    />
  );
}

function rowsOf({ order, pricing }: OrderAnswer): Row[] {
  return order.items.flatMap((item): Row[] => {
    const priced = pricing?.items.find((each) => each.item === item.item);
    const conditions = (priced?.conditions ?? []).map((condition): Row => {
      const key = `${item.item} ${condition.step} ${condition.counter}`;
      return { key, kind: "condition", condition };
    });
    return [{ key: String(item.item), kind: "item", item, amount: priced?.amount }, ...conditions];
  });
}

const conditionText = ({ promotionId, text: first, texts, count }: Condition, t: TFunction) =>
  count === undefined
    ? [texts?.[currentLanguage()] ?? first, promotionId].filter(Boolean).join(" · ") || undefined
    : t("orders.summed", { count });

/** Numbers of our own ranges lead to our own screens. */
function PromotionCell({ row, text }: { row: Row; text: string | undefined }) {
  const promotionId = row.kind === "condition" ? row.condition.promotionId : undefined;
  const kind = /^7\d{9}$/.test(promotionId ?? "")
    ? "promotion"
    : /^8\d{9}$/.test(promotionId ?? "")
      ? "bonusBuy"
      : undefined;
  if (!kind || promotionId === undefined) return <span>{text ?? "–"}</span>;
  return <Link href={promotionHref(kind, promotionId)}>{text ?? promotionId}</Link>;
}

function useConditionText(): (conditionType: string) => string {
  const { data } = useProcedure();
  return (conditionType) => {
    const step = data?.procedure.steps.find((each) => each.conditionType === conditionType);
    return step ? `${nameIn(step.texts)} (${conditionType})` : conditionType;
  };
}
