import { inMajorUnits, intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  instantColumn,
  ListReport,
  pagesOf,
  StateTag,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { nameIn, useSiteChoices, useSiteText } from "../common/value-lists.ts";
import { partnerHref } from "../partners/partner-list.tsx";
import { type OrderRow, stateTones, statusTones, useOrderTypes, useOrderTypeText } from "./order.ts";

const fetchPage = pagesOf<OrderRow>("/api/orders");
const orderHref = (orderId: string) => intentHref("SalesOrder-display", { orderId });

export function OrderList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("orders.write");
  const filters: Filter[] = [
    { kind: "text", name: "query", label: t("search.label"), placeholder: t("orders.searchHint") },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: ["complete", "incomplete"].map((value) => ({ value, text: t(`orders.state.${value}`) })),
    },
    {
      kind: "choice",
      name: "orderType",
      label: t("orders.orderType"),
      options: useOrderTypes().map(({ orderType, texts }) => ({ value: orderType, text: nameIn(texts) })),
    },
    {
      kind: "choice",
      name: "status",
      label: t("orders.status"),
      options: ["open", "delivered", "rejected"].map((value) => ({ value, text: t(`orders.status.${value}`) })),
    },
    { kind: "flag", name: "differs", label: t("orders.differs") },
    { kind: "text", name: "customerId", label: t("orders.customerId") },
    { kind: "choice", name: "siteId", label: t("column.site"), options: useSiteChoices() },
  ];
  return (
    <ListReport<OrderRow>
      intent="SalesOrder-search"
      title={t("orders.title")}
      queryKey="orders"
      fetchPage={fetchPage}
      filters={filters}
      columns={useColumns()}
      rowKey={({ orderId }) => orderId}
      rowHref={({ orderId }) => orderHref(orderId)}
      nothing={t("orders.nothing")}
      actions={
        mayWrite && (
          <Button design="Emphasized" onClick={() => (globalThis.location.hash = intentHref("SalesOrder-create"))}>
            {t("orders.create")}
          </Button>
        )
      }
    />
  );
}

function useColumns(): Column<OrderRow>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const typeText = useOrderTypeText();
  return [
    textColumn("orderId", t("orders.one"), ({ orderId }) => orderId, {
      importance: 9,
      minWidth: "8rem",
      cell: ({ orderId }) => <Link href={orderHref(orderId)}>{orderId}</Link>,
    }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "8rem",
      cell: ({ state }) => <StateTag tone={stateTones[state]}>{t(`orders.state.${state}`)}</StateTag>,
      text: ({ state }) => t(`orders.state.${state}`),
    },
    {
      id: "status",
      title: t("orders.status"),
      importance: 6,
      minWidth: "7rem",
      cell: ({ status }) => <StateTag tone={statusTones[status]}>{t(`orders.status.${status}`)}</StateTag>,
      text: ({ status }) => t(`orders.status.${status}`),
    },
    textColumn("orderType", t("orders.orderType"), ({ orderType }) => typeText(orderType), { importance: 2 }),
    textColumn("customer", t("orders.customerId"), ({ customerId }) => customerId, {
      importance: 6,
      cell: ({ customerId }) => <Link href={partnerHref(customerId)}>{customerId}</Link>,
    }),
    textColumn("site", t("column.site"), ({ siteId }) => siteText(siteId), { importance: 4 }),
    textColumn("reference", t("orders.reference"), ({ reference }) => reference, { importance: 3 }),
    instantColumn("created", t("orders.createdAt"), ({ createdAt }) => createdAt, formats, { importance: 5 }),
    {
      id: "total",
      title: t("orders.total"),
      end: true,
      importance: 7,
      minWidth: "7rem",
      cell: ({ total, currency }) => (total === undefined ? "–" : formats.money(total, currency)),
      text: ({ total, currency }) => (total === undefined ? "" : inMajorUnits(total, currency)),
    },
  ];
}
