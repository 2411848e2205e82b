import { api, useFormats } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  Loadable,
  moneyColumn,
  ProblemStrip,
  StateTag,
  say,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "../articles/article.ts";
import { isValid, todayIn } from "../articles/valid-today.ts";
import { useSiteText } from "../common/value-lists.ts";
import { NewPurchasePrice } from "./new-purchase-price.tsx";

export type PurchasePrice = {
  articleId: string;
  number: number;
  vendor: string;
  siteId?: string;
  unit: string;
  currency: string;
  amount: number;
  per: number;
  validFrom: string;
  validTo: string;
};
export const purchasePricesPath = "/api/master-data/purchase-prices";

/** What an article costs us. */
export function PurchasePriceTable({ article }: { article: Article }) {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  const [adding, setAdding] = useState(false);
  const remove = useRemove();
  const columns = usePurchasePriceColumns(mayWrite ? (price) => remove.mutate(price) : undefined);
  const { articleId } = article;
  const query = useQuery({
    queryKey: ["purchase-prices", articleId],
    queryFn: ({ signal }) =>
      api<{ items: PurchasePrice[] }>(purchasePricesPath, { query: { articleId, limit: 500 }, signal }),
  });
  return (
    <>
      {mayWrite && (
        <div className="table-bar">
          <span />
          <Button onClick={() => setAdding(true)}>{t("purchasePrices.create")}</Button>
        </div>
      )}
      <ProblemStrip error={remove.error} />
      <Loadable inside query={query}>
        {({ items }) => (
          <DataTable<PurchasePrice>
            name={t("purchasePrices.title")}
            rows={items}
            rowKey={({ number }) => String(number)}
            nothing={t("purchasePrices.nothing")}
            columns={columns}
          />
        )}
      </Loadable>
      {adding && <NewPurchasePrice article={article} onClose={() => setAdding(false)} />}
    </>
  );
}

export function usePurchasePriceColumns(onRemove?: (price: PurchasePrice) => void): Column<PurchasePrice>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const today = todayIn();
  const state = (price: PurchasePrice) => (isValid(price, today) ? "today" : price.validTo < today ? "past" : "future");
  const columns: Column<PurchasePrice>[] = [
    moneyColumn("amount", t("purchasePrices.amount"), (price) => price, formats, { importance: 9 }),
    textColumn("per", t("prices.per"), ({ per, unit }) => `${formats.quantity(per)} ${unit}`, { minWidth: "5rem" }),
    textColumn("vendor", t("purchasePrices.vendor"), ({ vendor }) => vendor, { importance: 5 }),
    textColumn("scope", t("prices.scope"), ({ siteId }) => (siteId ? siteText(siteId) : t("prices.everywhere")), {
      minWidth: "9rem",
    }),
    textColumn("validFrom", t("column.from"), ({ validFrom }) => formats.date(validFrom), { importance: 6 }),
    textColumn("validTo", t("column.to"), ({ validTo }) => formats.date(validTo), { importance: 6 }),
    {
      id: "today",
      title: t("column.today"),
      importance: 8,
      minWidth: "8rem",
      cell: (price) => (
        <StateTag tone={state(price) === "today" ? "positive" : "neutral"}>{t(`prices.${state(price)}`)}</StateTag>
      ),
      text: (price) => t(`prices.${state(price)}`),
    },
  ];
  if (onRemove)
    columns.push({
      id: "remove",
      title: t("column.actions"),
      importance: 4,
      cell: (price) => (
        <Button design="Transparent" onClick={() => onRemove(price)}>
          {t("ui.remove")}
        </Button>
      ),
      text: () => "",
    });
  return columns;
}

/** Undone by entering it again, so nobody is asked first. */
function useRemove() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ articleId, number }: PurchasePrice) =>
      api(`${purchasePricesPath}/${encodeURIComponent(articleId)}/${number}`, { method: "DELETE" }),
    onSuccess: () => {
      say(t("purchasePrices.removed"));
      return queryClient.invalidateQueries();
    },
  });
}
