import type { OrderLine, SalesOrder } from "@counterfoil/contracts";
import { intentHref, useFormats } from "@counterfoil/ui";
import { type Column, DataTable } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";

/** What was ordered, and under each article why it costs what it costs. */
export function OrderLines({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  return (
    <DataTable
      name={t("receipts.lines")}
      columns={useColumns(order.currency)}
      rows={order.lines}
      rowKey={({ lineId }) => lineId}
      nothing={t("receipts.noLines")}
    />
  );
}

function useColumns(currency: string): Column<OrderLine>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const amount = (id: "unitPrice" | "regularAmount" | "amount", importance: number): Column<OrderLine> => ({
    id,
    title: t(`receipts.${id}`),
    end: true,
    importance,
    minWidth: "6rem",
    cell: (line) => formats.amount(line[id], currency),
    text: (line) => line[id],
  });
  return [
    {
      id: "article",
      title: t("receipts.article"),
      importance: 9,
      minWidth: "14rem",
      cell: (line) => <LineText line={line} currency={currency} />,
      text: ({ text, articleId }) => `${text} (${articleId})`,
    },
    {
      id: "quantity",
      title: t("receipts.quantity"),
      end: true,
      importance: 7,
      minWidth: "6rem",
      cell: ({ quantity, unit }) => `${formats.quantity(quantity)} ${unit}`,
      text: ({ quantity }) => quantity,
    },
    amount("unitPrice", 4),
    amount("regularAmount", 2),
    amount("amount", 8),
    {
      id: "tax",
      title: t("receipts.tax"),
      end: true,
      importance: 1,
      minWidth: "6rem",
      cell: ({ tax }) => `${tax.code} ${formats.percent(tax.rate)}`,
      text: ({ tax }) => tax.rate,
    },
  ];
}

function LineText({ line, currency }: { line: OrderLine; currency: string }) {
  const formats = useFormats();
  return (
    <span>
      <Link className="pair" href={intentHref("Article-display", { articleId: line.articleId })}>
        {`${line.text} (${line.articleId})`}
      </Link>
      {line.modifiers.map(({ promotionId, sequence, note, amount }) => (
        <span className="pair pair-key" key={`${promotionId} ${sequence}`}>
          {`${note}: ${formats.money(amount, currency)}`}
        </span>
      ))}
    </span>
  );
}
