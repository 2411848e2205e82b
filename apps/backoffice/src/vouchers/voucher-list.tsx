import type { Voucher } from "@counterfoil/contracts";
import { intentHref, useFormats, withQuery } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  instantColumn,
  ListReport,
  moneyColumn,
  pagesOf,
  StateTag,
  type Tone,
  textColumn,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useStoreName } from "../organisation/queries.ts";

const path = "/api/vouchers";
const fetchPage = pagesOf<Voucher>(path);
export const voucherHref = (number: string) => intentHref("Voucher-display", { number });

/** Vouchers (gift cards), what is on each, and which of them paid more than was on them. */
export function VoucherList() {
  const { t } = useTranslation();
  return (
    <ListReport
      intent="Voucher-search"
      title={t("vouchers.title")}
      queryKey="vouchers"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={useColumns()}
      rowKey={({ number }) => number}
      rowHref={({ number }) => voucherHref(number)}
      nothing={t("vouchers.nothing")}
      csvHref={(asked) => withQuery(`${path}.csv`, asked)}
    />
  );
}

const tones: Record<Voucher["standing"], Tone> = {
  good: "positive",
  unknown: "critical",
  blocked: "negative",
  expired: "neutral",
  overdrawn: "negative",
};

export function StandingTag({ standing }: { standing: Voucher["standing"] }) {
  const { t } = useTranslation();
  return <StateTag tone={tones[standing]}>{t(`vouchers.standing.${standing}`)}</StateTag>;
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("vouchers.number"), placeholder: t("vouchers.numberHint") },
    {
      kind: "choice",
      name: "standing",
      label: t("column.state"),
      options: Object.keys(tones).map((value) => ({ value, text: t(`vouchers.standing.${value}`) })),
    },
  ];
}

function useColumns(): Column<Voucher>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const money = (id: "balance" | "reserved", importance: number) =>
    moneyColumn<Voucher>(
      id,
      t(`vouchers.${id}`),
      (voucher) => ({ amount: voucher[id], currency: voucher.currency }),
      formats,
      { importance },
    );
  return [
    {
      id: "number",
      title: t("vouchers.number"),
      importance: 9,
      minWidth: "10rem",
      cell: ({ number }) => <Link href={voucherHref(number)}>{number}</Link>,
      text: ({ number }) => number,
    },
    {
      id: "standing",
      title: t("column.state"),
      importance: 8,
      cell: ({ standing }) => <StandingTag standing={standing} />,
      text: ({ standing }) => t(`vouchers.standing.${standing}`),
    },
    money("balance", 8),
    money("reserved", 3),
    textColumn("soldIn", t("vouchers.soldIn"), ({ soldIn }) => soldIn && storeName(soldIn), { importance: 4 }),
    instantColumn("soldAt", t("vouchers.soldAt"), ({ soldAt }) => soldAt, formats, { importance: 5 }),
    instantColumn("changedAt", t("vouchers.changedAt"), ({ changedAt }) => changedAt, formats, { importance: 6 }),
  ];
}
