import { api, useFormats } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  moneyColumn,
  ProblemStrip,
  StateTag,
  say,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article, Price } from "../articles/article.ts";
import { isValid, todayIn } from "../articles/valid-today.ts";
import { useSiteText } from "../common/value-lists.ts";
import { NewPrice } from "./new-price.tsx";

/** All prices of an article, with the one that holds today marked. */
export function PriceTable({ article, prices }: { article: Article; prices: Price[] }) {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  const [adding, setAdding] = useState(false);
  const remove = useRemove();
  return (
    <>
      {mayWrite && (
        <div className="table-bar">
          <span />
          <Button onClick={() => setAdding(true)}>{t("prices.create")}</Button>
        </div>
      )}
      <ProblemStrip error={remove.error} />
      <DataTable<Price>
        name={t("prices.title")}
        rows={prices}
        rowKey={({ priceId }) => String(priceId)}
        nothing={t("prices.nothing")}
        columns={usePriceColumns(mayWrite ? (price) => remove.mutate(price) : undefined)}
      />
      {adding && <NewPrice article={article} onClose={() => setAdding(false)} />}
    </>
  );
}

export function usePriceColumns(onRemove?: (price: Price) => void): Column<Price>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const today = todayIn();
  const scope = ({ siteId, priceList }: Price) =>
    priceList ? `${t("prices.priceList")} ${priceList}` : siteId ? siteText(siteId) : t("prices.everywhere");
  const state = (price: Price) => (isValid(price, today) ? "today" : price.validTo < today ? "past" : "future");
  const columns: Column<Price>[] = [
    moneyColumn("amount", t("prices.amount"), (price) => price, formats, { importance: 9 }),
    textColumn("per", t("prices.per"), ({ per, unit }) => `${formats.quantity(per)} ${unit}`, { minWidth: "5rem" }),
    textColumn("scope", t("prices.scope"), scope, { importance: 5, minWidth: "9rem" }),
    textColumn("fromQuantity", t("prices.fromQuantity"), ({ fromQuantity, unit }) =>
      fromQuantity > 0 ? `${formats.quantity(fromQuantity)} ${unit}` : undefined,
    ),
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
    mutationFn: ({ priceId }: Price) => api(`/api/master-data/prices/${priceId}`, { method: "DELETE" }),
    onSuccess: () => {
      say(t("prices.removed"));
      return queryClient.invalidateQueries();
    },
  });
}
