import { isWaiting, type ReservedGoods } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Fact,
  Facts,
  FormDialog,
  Loadable,
  ObjectPage,
  ProblemStrip,
  say,
  TextField,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArticleLink } from "../articles/article-link.tsx";
import { useStoreName } from "../organisation/queries.ts";
import { receiptHref } from "../receipts/receipt-list.tsx";
import { ReservedStateTag } from "./reserved-list.tsx";

/** Goods that a store keeps for a customer: put aside, or free again, by hand. */
export function ReservedPage() {
  const number = useIntent().parameters.number ?? "";
  const query = useQuery({
    queryKey: ["reserved", number],
    queryFn: ({ signal }) => api<ReservedGoods>(`/api/reserved-goods/${encodeURIComponent(number)}`, { signal }),
  });
  return <Loadable query={query}>{(goods) => <Details goods={goods} />}</Loadable>;
}

function Details({ goods }: { goods: ReservedGoods }) {
  const { t } = useTranslation();
  const mayChange = usePermission("orders.write") && isWaiting(goods.state);
  const [why, setWhy] = useState<string>();
  const change = useChange(goods, () => setWhy(undefined));
  return (
    <>
      <ObjectPage
        title={goods.number}
        parent={{ title: t("reserved.title"), href: intentHref("ReservedGoods-search") }}
        above={why === undefined && <ProblemStrip error={change.error} />}
        facts={useFacts(goods)}
        actions={
          mayChange && (
            <>
              {goods.state === "open" && (
                <Button
                  design="Emphasized"
                  disabled={change.isPending}
                  onClick={() => change.mutate({ verb: "putAside" })}
                >
                  {t("reserved.do.putAside")}
                </Button>
              )}
              <Button onClick={() => setWhy("")}>{t("reserved.do.cancel")}</Button>
            </>
          )
        }
        sections={[{ id: "way", title: t("reserved.way"), content: <Facts facts={useWay(goods)} /> }]}
      />
      {why !== undefined && (
        <FormDialog
          title={t("reserved.cancelAsk", { number: goods.number })}
          confirm={t("reserved.do.cancel")}
          negative
          busy={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate({ verb: "cancel", why })}
          onClose={() => setWhy(undefined)}
        >
          <TextField
            name="why"
            label={t("reserved.why")}
            value={why}
            maxlength={200}
            required
            autoFocus
            error={change.error}
            onChange={setWhy}
          />
        </FormDialog>
      )}
    </>
  );
}

type Act = { verb: "putAside" } | { verb: "cancel"; why: string };

function useChange({ number }: ReservedGoods, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) =>
      api(`/api/reserved-goods/${encodeURIComponent(number)}/${act.verb === "cancel" ? "cancel" : "put-aside"}`, {
        method: "POST",
        ...(act.verb === "cancel" && { body: { why: act.why } }),
      }),
    onSuccess: async (_, { verb }) => {
      await queryClient.invalidateQueries({ queryKey: ["reserved", number] });
      say(t(`reserved.done.${verb}`));
      onDone();
    },
  });
}

function useFacts({ state, storeId, articleId, quantity, unit, name, phone, validTo }: ReservedGoods): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  return [
    { label: t("column.state"), value: <ReservedStateTag state={state} /> },
    { label: t("reserved.store"), value: storeName(storeId) },
    { label: t("reserved.article"), value: <ArticleLink articleId={articleId} /> },
    { label: t("reserved.quantity"), value: `${formats.quantity(quantity)} ${unit}` },
    { label: t("reserved.name"), value: name },
    ...(phone ? [{ label: t("reserved.phone"), value: phone }] : []),
    { label: t("reserved.validTo"), value: formats.date(validTo) },
  ];
}

function useWay(goods: ReservedGoods): Fact[] {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const { madeAt, madeBy, madeIn, putAsideAt, putAsideBy, endedAt, endedBy, state, customerId, receiptNumber } = goods;
  const customerHref = customerId && intentHref("Customer-display", { partnerId: customerId });
  const steps = {
    made: `${instant(madeAt)}: ${madeBy}, ${madeIn}`,
    putAside: putAsideAt && `${instant(putAsideAt)}: ${putAsideBy}`,
    ended: endedAt && `${instant(endedAt)}: ${[t(`reserved.state.${state}`), endedBy].filter(Boolean).join(", ")}`,
    why: goods.why,
    receipt: receiptNumber && <Link href={receiptHref(receiptNumber)}>{receiptNumber}</Link>,
    customer: customerHref && <Link href={customerHref}>{customerId}</Link>,
    note: goods.note,
  };
  return Object.entries(steps).flatMap(([name, value]) => (value ? [{ label: t(`reserved.${name}`), value }] : []));
}
