import { api, intentHref, useFormats } from "@counterfoil/ui";
import { ChoiceField, ObjectPage, ProblemStrip, RowsEditor, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EditFooter } from "../common/edit-footer.tsx";
import { useValueHelps } from "../common/value-helps.ts";
import { useSiteChoices } from "../common/value-lists.ts";
import { blankItem, type OrderAnswer, type OrderDraft, orderOf, toDraft } from "./order.ts";

type FormProps = { answer?: OrderAnswer; onDone: (orderId?: string) => void };

/** Customer, site, articles: the prices come from the calculation when it is saved. */
export function OrderForm({ answer, onDone }: FormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const sites = useSiteChoices();
  const helps = useValueHelps();
  const [draft, setDraft] = useState(() => toDraft(answer?.order, formats.quantity));
  const change = (part: Partial<OrderDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSave(answer, onDone);
  const siteId = draft.siteId || (sites[0]?.value ?? "");
  return (
    <ObjectPage
      title={answer ? `${t("orders.one")} ${answer.orderId}` : t("orders.create")}
      parent={{ title: t("orders.title"), href: intentHref("SalesOrder-search") }}
      above={<ProblemStrip error={save.error} />}
      sections={[
        {
          id: "head",
          title: t("orders.head"),
          content: <HeadFields draft={{ ...draft, siteId }} error={save.error} onChange={change} />,
        },
        {
          id: "items",
          title: t("orders.items"),
          content: (
            <RowsEditor
              name={t("orders.item")}
              rows={draft.items}
              blank={blankItem}
              path="items"
              error={save.error}
              onChange={(items) => change({ items })}
              fields={[
                { name: "articleId", label: t("articles.number"), required: true, help: helps.article },
                { name: "quantity", label: t("stock.quantity"), required: true },
                { name: "unit", label: t("articles.unit"), hint: t("orders.unitHint"), help: helps.unit },
              ]}
            />
          ),
        },
      ]}
      footer={
        <EditFooter
          busy={save.isPending}
          onSave={() => save.mutate(orderOf({ ...draft, siteId }, formats.parseQuantity))}
          onCancel={() => onDone()}
        />
      }
    />
  );
}

type HeadProps = { draft: OrderDraft; error: unknown; onChange: (part: Partial<OrderDraft>) => void };

function HeadFields({ draft, error, onChange }: HeadProps) {
  const { t } = useTranslation();
  const { partner } = useValueHelps();
  const field = (name: "customerId" | "reference" | "priceAt" | "coupons", hint?: string) => (
    <TextField
      name={name}
      label={t(`orders.${name}`)}
      value={draft[name]}
      error={error}
      onChange={(value) => onChange({ [name]: value })}
      required={name === "customerId"}
      help={name === "customerId" ? partner : undefined}
      {...(hint !== undefined && { hint })}
    />
  );
  return (
    <div className="form">
      {field("customerId")}
      <ChoiceField
        label={t("column.site")}
        value={draft.siteId}
        onChange={(siteId) => onChange({ siteId })}
        options={useSiteChoices()}
      />
      {field("reference")}
      {field("coupons", t("orders.couponsHint"))}
      {field("priceAt", t("orders.priceAtHint"))}
    </div>
  );
}

function useSave(answer: OrderAnswer | undefined, onDone: (orderId: string) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (order: Record<string, unknown>) =>
      answer
        ? api<OrderAnswer>(`/api/orders/${answer.orderId}`, {
            method: "PUT",
            body: { ...order, version: answer.version },
          })
        : api<OrderAnswer>("/api/orders", { method: "POST", body: order }),
    onSuccess: async ({ orderId, state }) => {
      await queryClient.invalidateQueries();
      say(t(`orders.saved.${state}`, { orderId }));
      onDone(orderId);
    },
  });
}
