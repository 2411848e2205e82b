import type { Deviation, Receipt, ReceiptDetail, ReceiptLine } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable, StateTag } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { LineFacts, type NameOf } from "./line-facts.tsx";
import { receiptHref } from "./receipt-list.tsx";

type Returned = ReceiptDetail["returned"][number];
type LinesProps = { receipt: Receipt; returned: Returned[]; deviations: Deviation[]; nameOf: NameOf };

export function ReceiptLines(props: LinesProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      name={t("receipts.lines")}
      columns={useColumns(props)}
      rows={props.receipt.lines}
      rowKey={(line) => line.lineId}
      nothing={t("receipts.noLines")}
    />
  );
}

function useColumns({ receipt, returned, deviations, nameOf }: LinesProps): Column<ReceiptLine>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const amount = (id: string, of: (line: ReceiptLine) => number, importance: number): Column<ReceiptLine> => ({
    id,
    title: t(`receipts.${id}`),
    end: true,
    importance,
    minWidth: "6rem",
    cell: (line) => formats.amount(of(line), receipt.currency),
    text: of,
  });
  const deviating = new Set(deviations.map((deviation) => deviation.lineId));
  return [
    {
      id: "article",
      title: t("receipts.article"),
      importance: 9,
      minWidth: "14rem",
      cell: (line) => (
        <LineText
          line={line}
          currency={receipt.currency}
          nameOf={nameOf}
          deviating={deviating.has(line.lineId)}
          returned={returned.find((each) => each.lineId === line.lineId)}
        />
      ),
      text: (line) => line.text,
    },
    {
      id: "quantity",
      title: t("receipts.quantity"),
      end: true,
      importance: 7,
      minWidth: "6rem",
      cell: (line) => `${formats.quantity(line.quantity)} ${line.unit}`,
      text: (line) => line.quantity,
    },
    amount("unitPrice", (line) => line.unitPrice, 4),
    amount("regularAmount", (line) => line.regularAmount, 2),
    amount("amount", (line) => line.amount, 8),
    {
      id: "tax",
      title: t("receipts.tax"),
      end: true,
      importance: 1,
      minWidth: "6rem",
      cell: (line) => `${line.tax.code} ${formats.percent(line.tax.rate)}`,
      text: (line) => line.tax.rate,
    },
  ];
}

type LineTextProps = {
  line: ReceiptLine;
  currency: string;
  nameOf: NameOf;
  deviating: boolean;
  returned: Returned | undefined;
};

/** The article, and under it why the line costs what it costs and what became of it. */
function LineText({ line, currency, nameOf, deviating, returned }: LineTextProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <span>
      <span className="pair">{`${line.text} (${line.articleId})`}</span>
      {line.priceOrigin && !line.setOf && !line.priceChange?.by && (
        <span className="pair pair-key">{t(`receipts.priceOrigin.${line.priceOrigin}`)}</span>
      )}
      <LineFacts line={line} currency={currency} nameOf={nameOf} />
      {line.modifiers.map((modifier) => (
        <span className="pair pair-key" key={`${modifier.promotionId} ${modifier.sequence}`}>
          {`${modifier.note}: ${formats.money(modifier.amount, currency)}`}
        </span>
      ))}
      {line.returnOf && (
        <span className="pair pair-key">
          {t("receipts.returnOf")}{" "}
          <Link href={receiptHref(line.returnOf.receiptNumber)}>{line.returnOf.receiptNumber}</Link>
        </span>
      )}
      {line.reason && <span className="pair pair-key">{line.reason}</span>}
      {returned && returned.quantity !== 0 && (
        <span className="pair pair-key">
          {t("receipts.returnedBy", { quantity: formats.quantity(returned.quantity) })}{" "}
          {returned.receiptNumbers.map((number) => (
            <Link key={number} href={receiptHref(number)}>
              {number}
            </Link>
          ))}
        </span>
      )}
      {deviating && <StateTag tone="critical">{t("receipts.differs")}</StateTag>}
    </span>
  );
}
