import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Fact,
  FormDialog,
  Loadable,
  ObjectPage,
  ProblemStrip,
  type Section,
  StateTag,
  TextField,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSiteText } from "../common/value-lists.ts";
import { partnerHref } from "../partners/partner-list.tsx";
import { PricingCalls } from "./calls.tsx";
import { OrderItems } from "./items.tsx";
import { type OrderAnswer, stateTones, statusTones, useOrderTypeText } from "./order.ts";
import { OrderForm } from "./order-form.tsx";

export function OrderCreation() {
  const show = (orderId?: string) =>
    orderId === undefined
      ? navigate("SalesOrder-search")
      : navigate("SalesOrder-display", { orderId }, { replace: true });
  return <OrderForm onDone={show} />;
}

export function OrderPage() {
  const orderId = useIntent().parameters.orderId ?? "";
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ["order", orderId],
    queryFn: ({ signal }) => api<OrderAnswer>(`/api/orders/${encodeURIComponent(orderId)}`, { signal }),
  });
  return (
    <Loadable query={query}>
      {(answer) =>
        editing ? (
          <OrderForm answer={answer} onDone={() => setEditing(false)} />
        ) : (
          <Details answer={answer} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

function Details({ answer, onEdit }: { answer: OrderAnswer; onEdit: () => void }) {
  const { t } = useTranslation();
  const { orderId, state, status, reason, statusReason } = answer;
  const price = useAct(orderId, "price");
  const deliver = useAct(orderId, "delivery");
  const [rejecting, setRejecting] = useState(false);
  return (
    <ObjectPage
      title={`${t("orders.one")} ${orderId}`}
      subtitle={
        <>
          <StateTag tone={stateTones[state]}>{t(`orders.state.${state}`)}</StateTag>{" "}
          <StateTag tone={statusTones[status]}>{t(`orders.status.${status}`)}</StateTag>
        </>
      }
      parent={{ title: t("orders.title"), href: intentHref("SalesOrder-search") }}
      actions={
        <Actions answer={answer} price={price} deliver={deliver} onReject={() => setRejecting(true)} onEdit={onEdit} />
      }
      above={
        <>
          {rejecting && <RejectDialog orderId={orderId} onClose={() => setRejecting(false)} />}
          <ProblemStrip error={price.error ?? deliver.error} />
          <PriceDifference answer={answer} />
          {statusReason !== undefined && (
            <MessageStrip design="Negative" hideCloseButton>
              {t("orders.rejectedBecause", { reason: statusReason })}
            </MessageStrip>
          )}
          {reason !== undefined && (
            <MessageStrip design="Critical" hideCloseButton>
              {`${t("orders.notPriced")} ${reason}`}
            </MessageStrip>
          )}
        </>
      }
      facts={useFacts(answer)}
      sections={useSections(answer)}
    />
  );
}

type Act = ReturnType<typeof useAct>;
type ActionProps = { answer: OrderAnswer; price: Act; deliver: Act; onReject: () => void; onEdit: () => void };

/** What another system took is changed there; delivered or rejected it is here. */
function Actions({ answer: { state, status, sender }, price, deliver, onReject, onEdit }: ActionProps) {
  const { t } = useTranslation();
  if (!usePermission("orders.write")) return undefined;
  return (
    <>
      <Button
        design={state === "incomplete" ? "Emphasized" : "Default"}
        disabled={price.isPending}
        onClick={() => price.mutate({})}
      >
        {t(sender === undefined ? "orders.price" : "orders.compare")}
      </Button>
      {status === "open" && (
        <>
          <Button disabled={deliver.isPending} onClick={() => deliver.mutate({})}>
            {t("orders.deliver")}
          </Button>
          <Button onClick={onReject}>{t("orders.reject")}</Button>
          {sender === undefined && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
        </>
      )}
    </>
  );
}

/** The customer was told another price than ours: it holds, and is to be seen. */
function PriceDifference({ answer: { difference, own, ownReason, order, pricing } }: { answer: OrderAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (ownReason !== undefined)
    return (
      <MessageStrip design="Information" hideCloseButton>
        {t("orders.notCompared", { reason: ownReason })}
      </MessageStrip>
    );
  if (!own || !difference) return undefined;
  return (
    <MessageStrip design="Critical" hideCloseButton>
      {t("orders.difference", {
        told: formats.money(pricing?.total ?? 0, order.currency),
        own: formats.money(own.total, order.currency),
        difference: formats.money(difference, order.currency),
      })}
    </MessageStrip>
  );
}

function RejectDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const reject = useAct(orderId, "rejection");
  const send = () => {
    setTried(true);
    if (reason.trim() !== "") reject.mutate({ reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t("orders.reject")}
      confirm={t("orders.reject")}
      negative
      busy={reject.isPending}
      error={reject.error}
      onConfirm={send}
      onClose={onClose}
    >
      <TextField
        name="reason"
        label={t("orders.reason")}
        value={reason}
        required
        maxlength={200}
        refused={tried && reason.trim() === ""}
        onChange={setReason}
      />
    </FormDialog>
  );
}

function useFacts(answer: OrderAnswer): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const typeText = useOrderTypeText();
  const { order, orderType, sender, delivery, pricing, own, createdAt, createdBy } = answer;
  const [year, number] = (delivery ?? "").split("/");
  const { customerId, siteId, salesOrganisation, distributionChannel, division, currency } = order;
  const money = (amount: number | undefined) => (amount === undefined ? undefined : formats.money(amount, currency));
  return [
    { label: t("orders.customerId"), value: <Link href={partnerHref(customerId)}>{customerId}</Link> },
    { label: t("column.site"), value: siteText(siteId) },
    { label: t("orders.salesArea"), value: `${salesOrganisation} / ${distributionChannel} / ${division}` },
    { label: t("orders.orderType"), value: typeText(orderType) },
    { label: t("orders.sender"), value: sender },
    { label: t("orders.reference"), value: order.reference },
    { label: t("orders.requestedDate"), value: order.requestedDate && formats.date(order.requestedDate) },
    { label: t("orders.shipTo"), value: order.shipToId },
    { label: t("orders.deliverTo"), value: order.deliverTo?.replaceAll("\n", ", ") },
    { label: t("orders.note"), value: order.note },
    {
      label: t("orders.delivery"),
      value: number && year && <Link href={intentHref("GoodsMovement-display", { year, number })}>{delivery}</Link>,
    },
    { label: t("orders.coupons"), value: order.coupons.join(", ") },
    { label: t("orders.priceAt"), value: order.priceAt.replace("T", " ") },
    { label: t("orders.regular"), value: money(pricing?.regular) },
    { label: t("orders.total"), value: money(pricing?.total) },
    { label: t("orders.own"), value: money(own?.total) },
    { label: t("orders.createdAt"), value: `${formats.instant(createdAt)}, ${createdBy}` },
  ];
}

function useSections(answer: OrderAnswer): Section[] {
  const { t } = useTranslation();
  return [
    { id: "items", title: t("orders.items"), content: <OrderItems answer={answer} /> },
    { id: "calls", title: t("orders.calls"), content: <PricingCalls orderId={answer.orderId} /> },
  ];
}

function useAct(orderId: string, act: "price" | "delivery" | "rejection") {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api<OrderAnswer>(`/api/orders/${orderId}/${act}`, { method: "POST", body }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}
