import { type OrderSummary, orderChannels, orderStates } from "@counterfoil/contracts";
import { useFormats, withQuery } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  instantColumn,
  ListReport,
  moneyColumn,
  pagesOf,
  textColumn,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useStoreName, useStoreOptions } from "../organisation/queries.ts";
import { orderHref } from "./order.ts";
import { useOrderReason } from "./order-reason.ts";
import { OrderState, stateText } from "./order-state.tsx";

const fetchPage = pagesOf<OrderSummary>("/api/orders");

/** What channels have taken: found by our number, the ERP's, customer, store, day or state. */
export function OrderList() {
  const { t } = useTranslation();
  return (
    <ListReport
      intent="SalesOrder-search"
      title={t("salesOrders.title")}
      queryKey="orders"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={useColumns()}
      rowKey={({ id }) => id}
      rowHref={({ number }) => orderHref(number)}
      nothing={t("salesOrders.nothing")}
      refreshMs={5000}
      csvHref={(asked) => withQuery("/api/orders.csv", asked)}
    />
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  const states = orderStates.map((value) => ({ value, text: t(`salesOrders.stateName.${value}`) }));
  const channels = orderChannels.map((value) => ({ value, text: t(`salesOrders.channel.${value}`) }));
  return [
    { kind: "text", name: "query", label: t("receipts.search"), placeholder: t("salesOrders.searchHint") },
    { kind: "choice", name: "state", label: t("salesOrders.state"), options: states },
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
    { kind: "choice", name: "channel", label: t("salesOrders.channel"), options: channels },
    { kind: "text", name: "customerId", label: t("receipts.customer") },
    { kind: "date", name: "from", label: t("salesOrders.from") },
    { kind: "date", name: "to", label: t("salesOrders.to") },
  ];
}

function useColumns(): Column<OrderSummary>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const reasonOf = useOrderReason();
  return [
    textColumn("number", t("salesOrders.number"), ({ number }) => number, {
      importance: 9,
      minWidth: "10rem",
      cell: ({ number }) => <Link href={orderHref(number)}>{number}</Link>,
    }),
    {
      id: "state",
      title: t("salesOrders.state"),
      importance: 8,
      minWidth: "14rem",
      cell: (order) => (
        <span>
          <OrderState {...order} />
          <span className="pair pair-key">{reasonOf(order)}</span>
        </span>
      ),
      text: (order) => [stateText(order, t), reasonOf(order)].filter(Boolean).join(": "),
    },
    instantColumn("takenAt", t("salesOrders.takenAt"), ({ takenAt }) => takenAt, formats, {
      importance: 5,
      minWidth: "10rem",
    }),
    textColumn("customer", t("receipts.customer"), customerText, { importance: 6, minWidth: "10rem" }),
    textColumn("store", t("column.store"), ({ storeId }) => storeName(storeId), { importance: 3, minWidth: "8rem" }),
    textColumn("channel", t("salesOrders.channel"), ({ channel }) => t(`salesOrders.channel.${channel}`), {
      importance: 2,
    }),
    moneyColumn("total", t("receipts.total"), ({ total, currency }) => ({ amount: total, currency }), formats, {
      importance: 7,
      minWidth: "7rem",
    }),
  ];
}

const customerText = ({ customerId, customerName }: OrderSummary) =>
  customerName === undefined ? customerId : `${customerName} (${customerId})`;
