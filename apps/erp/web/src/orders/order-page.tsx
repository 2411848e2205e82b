import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Fact,
  Loadable,
  ObjectPage,
  ProblemStrip,
  type Section,
  StateTag,
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
import { type OrderAnswer, stateTones } from "./order.ts";
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
  const mayWrite = usePermission("orders.write");
  const { orderId, state, reason } = answer;
  const price = usePricing(orderId);
  return (
    <ObjectPage
      title={`${t("orders.one")} ${orderId}`}
      subtitle={<StateTag tone={stateTones[state]}>{t(`orders.state.${state}`)}</StateTag>}
      parent={{ title: t("orders.title"), href: intentHref("SalesOrder-search") }}
      actions={
        mayWrite && (
          <>
            <Button
              design={state === "incomplete" ? "Emphasized" : "Default"}
              disabled={price.isPending}
              onClick={() => price.mutate()}
            >
              {t("orders.price")}
            </Button>
            <Button onClick={onEdit}>{t("ui.edit")}</Button>
          </>
        )
      }
      above={
        <>
          <ProblemStrip error={price.error} />
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

function useFacts({ order, pricing, createdAt, createdBy }: OrderAnswer): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const { customerId, siteId, salesOrganisation, distributionChannel, division, currency } = order;
  const money = (amount: number | undefined) => (amount === undefined ? undefined : formats.money(amount, currency));
  return [
    { label: t("orders.customerId"), value: <Link href={partnerHref(customerId)}>{customerId}</Link> },
    { label: t("column.site"), value: siteText(siteId) },
    { label: t("orders.salesArea"), value: `${salesOrganisation} / ${distributionChannel} / ${division}` },
    { label: t("orders.reference"), value: order.reference },
    { label: t("orders.coupons"), value: order.coupons.join(", ") },
    { label: t("orders.priceAt"), value: order.priceAt.replace("T", " ") },
    { label: t("orders.regular"), value: money(pricing?.regular) },
    { label: t("orders.total"), value: money(pricing?.total) },
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

function usePricing(orderId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api<OrderAnswer>(`/api/orders/${orderId}/price`, { method: "POST" }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}
