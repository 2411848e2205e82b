import type { DeliveryAddress, OrderCoupon, OrderDetail, OrderEvent } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import {
  DataTable,
  type Fact,
  instantColumn,
  Loadable,
  ObjectPage,
  type Section,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStoreName } from "../organisation/queries.ts";
import { DocumentFlow } from "../receipts/document-flow.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import { CustomerWayOut } from "./customer-way-out.tsx";
import { orderPath } from "./order.ts";
import { CancelDialog } from "./order-dialogs.tsx";
import { OrderLines } from "./order-lines.tsx";
import { useOrderReason } from "./order-reason.ts";
import { OrderState } from "./order-state.tsx";

/** One order: what was ordered and why it costs that, how far it is, and everything that happened to it. */
export function OrderPage() {
  const key = useIntent().parameters.orderId ?? "";
  const query = useQuery({
    queryKey: ["order", key],
    queryFn: ({ signal }) => api<OrderDetail>(orderPath(key), { signal }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? 3000 : 30_000),
  });
  return <Loadable query={query}>{(detail) => <Details detail={detail} />}</Loadable>;
}

const isMoving = (detail: OrderDetail | undefined) => detail?.state === "waiting" || detail?.state === "sent";

function Details({ detail }: { detail: OrderDetail }) {
  const { t } = useTranslation();
  const { order } = detail;
  const [dialog, setDialog] = useState<"cancel" | "correct">();
  const close = () => setDialog(undefined);
  return (
    <>
      <ObjectPage
        title={`${t("salesOrders.one")} ${order.number}`}
        subtitle={<OrderState {...detail} />}
        parent={{ title: t("salesOrders.title"), href: intentHref("SalesOrder-search") }}
        actions={<Actions detail={detail} onDialog={setDialog} />}
        above={<ReasonStrip detail={detail} />}
        facts={useFacts(detail)}
        sections={useSections(detail)}
      />
      {dialog === "cancel" && <CancelDialog detail={detail} onClose={close} />}
      {dialog === "correct" && <CorrectDialog detail={detail} onClose={close} />}
    </>
  );
}

/** Why it does not get on, and the way out of it. */
function ReasonStrip({ detail }: { detail: OrderDetail }) {
  const { t } = useTranslation();
  const reason = useOrderReason()(detail);
  const mayMend = usePermission("hub.read");
  const { order, state, reasonCode = "", reasonSubject } = detail;
  if (state === "inErp" && detail.erpStatus === "open")
    return (
      <MessageStrip design="Information" hideCloseButton>
        {t("salesOrders.isTheErps")}
      </MessageStrip>
    );
  if (reason === undefined) return null;
  const isCustomers = state === "refused" && reasonCode.startsWith("customer-") && reasonSubject === order.customerId;
  return (
    <MessageStrip design={state === "refused" ? "Negative" : "Information"} hideCloseButton>
      {reason} {isCustomers && <CustomerWayOut causeCode={reasonCode} partnerId={order.customerId} />}{" "}
      {state === "refused" && mayMend && (
        <Link href={intentHref("MendingGroup-search", { query: order.number })}>{t("salesOrders.mend")}</Link>
      )}
    </MessageStrip>
  );
}

type ActionProps = { detail: OrderDetail; onDialog: (dialog: "cancel" | "correct") => void };

function Actions({ detail: { mayCancel }, onDialog }: ActionProps) {
  const { t } = useTranslation();
  const mayWrite = usePermission("orders.write");
  if (!mayWrite || !mayCancel) return undefined;
  return (
    <>
      <Button onClick={() => onDialog("correct")}>{t("salesOrders.correct")}</Button>
      <Button onClick={() => onDialog("cancel")}>{t("salesOrders.cancel")}</Button>
    </>
  );
}

function useFacts({ order, customerName }: OrderDetail): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const { customerId, currency, deliveryAddress } = order;
  const customer = customerName === undefined ? customerId : `${customerName} (${customerId})`;
  return [
    { label: t("receipts.total"), value: <strong>{formats.money(order.total, currency)}</strong> },
    {
      label: t("receipts.customer"),
      value: <Link href={intentHref("Customer-display", { partnerId: customerId })}>{customer}</Link>,
    },
    { label: t("column.store"), value: storeName(order.storeId) },
    { label: t("salesOrders.channel"), value: t(`salesOrders.channel.${order.channel}`) },
    { label: t("salesOrders.takenAt"), value: formats.instant(order.takenAt) },
    { label: t("salesOrders.takenBy"), value: order.takenBy },
    { label: t("receipts.priceBook"), value: formats.count(order.priceBook) },
    { label: t("salesOrders.requestedDate"), value: order.requestedDate && formats.date(order.requestedDate) },
    { label: t("salesOrders.deliveryAddress"), value: deliveryAddress && addressText(deliveryAddress) },
    { label: t("receipts.note"), value: order.note },
  ];
}

const addressText = ({ name, street, houseNumber, postalCode, city, country }: DeliveryAddress) =>
  [name, [street, houseNumber].filter(Boolean).join(" "), `${postalCode} ${city}`, country].join(", ");

function useSections(detail: OrderDetail): Section[] {
  const { t } = useTranslation();
  const { order, flow } = detail;
  return [
    { id: "lines", title: t("receipts.lines"), content: <OrderLines order={order} /> },
    ...(order.coupons ? [{ id: "coupons", title: t("coupons.title"), content: <OrderCoupons order={order} /> }] : []),
    { id: "flow", title: t("receipts.flow"), content: <DocumentFlow receiptNumber={order.number} steps={flow} /> },
    { id: "history", title: t("salesOrders.history"), content: <History detail={detail} /> },
  ];
}

/** The codes that it has redeemed, and what they opened. */
function OrderCoupons({ order: { coupons = [] } }: { order: OrderDetail["order"] }) {
  const { t } = useTranslation();
  const mayRead = usePermission("coupons.read");
  return (
    <DataTable
      name={t("coupons.title")}
      rows={coupons}
      rowKey={({ couponId, code }) => `${couponId} ${code}`}
      nothing="–"
      columns={[
        textColumn<OrderCoupon>("code", t("coupons.code"), ({ code }) => code, { importance: 9 }),
        textColumn<OrderCoupon>("coupon", t("coupons.coupon"), ({ couponId }) => couponId, {
          importance: 7,
          cell: ({ couponId }) =>
            mayRead ? <Link href={intentHref("Coupon-display", { couponId })}>{couponId}</Link> : couponId,
        }),
        textColumn<OrderCoupon>(
          "offers",
          t("salesOrders.opened"),
          ({ offers }) => offers.map(({ name }) => name).join(", "),
          {
            importance: 8,
            minWidth: "12rem",
          },
        ),
      ]}
    />
  );
}

function History({ detail: { history } }: { detail: OrderDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <DataTable
      name={t("salesOrders.history")}
      rows={history}
      rowKey={({ at, what }) => `${at} ${what}`}
      nothing="–"
      columns={[
        instantColumn<OrderEvent>("at", t("salesOrders.at"), ({ at }) => at, formats, {
          importance: 8,
          minWidth: "10rem",
        }),
        textColumn<OrderEvent>("what", t("salesOrders.what"), ({ what }) => t(`salesOrders.event.${what}`), {
          importance: 9,
        }),
        textColumn<OrderEvent>("detail", t("salesOrders.detail"), ({ detail }) => said(detail), {
          importance: 6,
          minWidth: "12rem",
        }),
        textColumn<OrderEvent>("by", t("salesOrders.by"), ({ by }) => by, { importance: 7 }),
      ]}
    />
  );
}
