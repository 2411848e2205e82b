import type { UnsentImportAnswer } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable, instantColumn, StateTag } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { receiptHref } from "../receipts/receipt-list.tsx";

type Result = UnsentImportAnswer["results"][number];
type Outcome = Pick<Result, "outcome" | "problem">;
const tones = { taken: "positive", known: "neutral", rejected: "negative" } as const;

/** What becomes of it, or what became of it. */
export function useOutcomeText(done: boolean) {
  const { t } = useTranslation();
  return ({ outcome, problem }: Outcome) =>
    problem ? said(problem.detail) : done ? t(`unsent.became.${outcome}`) : t(`unsent.wouldBe.${outcome}`);
}

export const OutcomeTag = ({ of, text }: { of: Outcome; text: string }) => (
  <StateTag tone={tones[of.outcome]}>{text}</StateTag>
);

/** Each transaction of the export, with what becomes or became of it. */
export function ImportResults({ results, done }: { results: Result[]; done: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const outcomeText = useOutcomeText(done);
  const columns: Column<Result>[] = [
    {
      id: "number",
      title: t("receipts.number"),
      importance: 9,
      minWidth: "10rem",
      cell: (row) => <ReceiptNumber result={row} linked={done || row.outcome === "known"} />,
      text: ({ number = "" }) => number,
    },
    instantColumn("occurredAt", t("unsent.occurredAt"), ({ occurredAt = "" }) => occurredAt, formats, {
      importance: 4,
      minWidth: "10rem",
    }),
    {
      id: "total",
      title: t("unsent.total"),
      end: true,
      importance: 5,
      cell: ({ total, currency = "" }) => (total === undefined ? "" : formats.money(total, currency)),
      text: ({ total = "" }) => total,
    },
    {
      id: "outcome",
      title: t("unsent.outcome"),
      importance: 8,
      minWidth: "14rem",
      cell: (row) => <OutcomeTag of={row} text={outcomeText(row)} />,
      text: outcomeText,
    },
  ];
  return (
    <DataTable
      name={t("unsent.results")}
      columns={columns}
      rows={results}
      rowKey={({ id, number }) => `${id} ${number}`}
      nothing=""
    />
  );
}

function ReceiptNumber({ result: { number = "", formerNumber }, linked }: { result: Result; linked: boolean }) {
  const { t } = useTranslation();
  return (
    <span>
      {linked ? <Link href={receiptHref(number)}>{number}</Link> : number}
      {formerNumber && <span className="pair pair-key">{t("unsent.former", { number: formerNumber })}</span>}
    </span>
  );
}
