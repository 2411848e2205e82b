import { intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import {
  ChoiceField,
  type Column,
  DataTable,
  figureColumn,
  instantColumn,
  Nothing,
  ObjectPage,
  ProblemStrip,
  StateTag,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useStoreOptions } from "../organisation/queries.ts";
import { Condition } from "../organisation/till-columns.tsx";
import { receiptHref } from "../receipts/receipt-list.tsx";
import { DayFigures } from "./day-figures.tsx";
import { type Standing, useStandings } from "./till-standing.ts";

const address = (storeId: string, tillId?: string) => ({ storeId, ...(tillId && { tillId }) });

/** For whoever runs a store: which tills are open, what is in their drawers, when they sold last, what they still hold. */
export function StoreTillsPage() {
  const { t } = useTranslation();
  const stores = useStoreOptions();
  const { storeId = stores[0]?.value ?? "", tillId } = useIntent().parameters;
  const { standings, error, isPending, refetch } = useStandings(storeId);
  const chosen = standings.find(({ till }) => till.tillId === tillId);
  const columns = useColumns(storeId);
  if (stores.length === 0) return <Nothing title={t("stores.nothing")} />;
  return (
    <ObjectPage
      title={t("storeTills.title")}
      parent={{ title: t("stores.title"), href: intentHref("Store-search") }}
      facts={[
        { label: t("storeTills.open"), value: String(standings.filter(({ day }) => day?.open).length) },
        { label: t("storeTills.all"), value: String(standings.length) },
      ]}
      above={<ProblemStrip error={error} onRetry={() => refetch()} />}
      sections={[
        {
          id: "tills",
          title: t("stores.tills"),
          content: (
            <>
              <ChoiceField
                label={t("column.store")}
                value={storeId}
                options={stores}
                onChange={(next) => navigate("StoreTills-display", address(next))}
              />
              <DataTable
                name={t("stores.tills")}
                columns={columns}
                rows={standings}
                rowKey={({ till }) => till.tillId}
                nothing={t("tills.nothing")}
                loading={isPending}
              />
            </>
          ),
        },
        ...(chosen?.day
          ? [
              {
                id: "day",
                title: t("storeTills.dayOf", { till: chosen.till.tillId }),
                content: <DayFigures day={chosen.day} cash={chosen.cash ?? 0} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function useColumns(storeId: string): Column<Standing>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const money = (amount: number, { day }: Standing) => (day ? formats.money(amount, day.currency) : "–");
  return [
    {
      id: "till",
      title: t("column.till"),
      importance: 10,
      minWidth: "8rem",
      cell: ({ till, day }) =>
        day ? (
          <Link href={intentHref("StoreTills-display", address(storeId, till.tillId))}>{till.tillId}</Link>
        ) : (
          till.tillId
        ),
      text: ({ till }) => till.tillId,
    },
    {
      id: "state",
      title: t("storeTills.day"),
      importance: 9,
      minWidth: "11rem",
      cell: ({ day }) => <DayState day={day} />,
      text: ({ day }) => day?.businessDate ?? "",
    },
    figureColumn("cash", t("storeTills.cash"), ({ cash }) => cash ?? 0, money, { importance: 8 }),
    figureColumn("total", t("storeTills.total"), ({ day }) => day?.total ?? 0, money, { importance: 7 }),
    figureColumn("receipts", t("receipts.closing.count"), ({ day }) => day?.receipts ?? 0, String, { importance: 5 }),
    instantColumn("lastSale", t("storeTills.lastSale"), ({ day }) => day?.lastSaleAt, formats, { importance: 6 }),
    {
      id: "condition",
      title: t("column.state"),
      importance: 7,
      minWidth: "10rem",
      cell: ({ till }) => <Condition till={till} />,
      text: ({ till }) => till.state?.unsent ?? 0,
    },
    {
      id: "closing",
      title: t("storeTills.lastClosing"),
      importance: 4,
      minWidth: "9rem",
      cell: ({ day }) =>
        day?.closing ? (
          <Link href={receiptHref(day.closing.number)}>{formats.date(day.closing.businessDate)}</Link>
        ) : (
          "–"
        ),
      text: ({ day }) => day?.closing?.businessDate ?? "",
    },
  ];
}

function DayState({ day }: Pick<Standing, "day">) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!day) return <StateTag tone="neutral">{t("storeTills.neverSold")}</StateTag>;
  if (!day.open) return <StateTag tone="neutral">{t("storeTills.closed")}</StateTag>;
  return <StateTag tone="positive">{t("storeTills.openFor", { date: formats.date(day.businessDate ?? "") })}</StateTag>;
}
