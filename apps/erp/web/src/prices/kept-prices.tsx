import { api, useFormats } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  dateColumn,
  moneyColumn,
  ProblemStrip,
  StateTag,
  say,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { isValid, todayIn } from "../articles/valid-today.ts";

/** What every price has, be it asked of customers or paid to vendors. */
export type KeptPrice = {
  amount: number;
  currency: string;
  per: number;
  unit: string;
  validFrom: string;
  validTo: string;
};

/** Amount and unit, then what this kind of price has of its own, then the days and whether they are today. */
export function useKeptPriceColumns<Row extends KeptPrice>(amount: string, own: Column<Row>[]): Column<Row>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const today = todayIn();
  const state = (price: Row) => (isValid(price, today) ? "today" : price.validTo < today ? "past" : "future");
  return [
    moneyColumn("amount", amount, (price) => price, formats, { importance: 9 }),
    textColumn("per", t("prices.per"), ({ per, unit }) => `${formats.quantity(per)} ${unit}`, { minWidth: "5rem" }),
    ...own,
    dateColumn("validFrom", t("column.from"), ({ validFrom }) => validFrom, formats, { importance: 6 }),
    dateColumn("validTo", t("column.to"), ({ validTo }) => validTo, formats, { importance: 6 }),
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
}

type KeptPricesProps<Row> = {
  texts: { name: string; nothing: string; create: string; removed: string };
  rows: Row[];
  /** Where a price is deleted; its last part tells the rows apart. */
  pathOf: (price: Row) => string;
  columns: Column<Row>[];
  form: (onClose: () => void) => ReactNode;
  /** What else can be done with a price. */
  more?: (price: Row) => ReactNode;
};

/** Prices of one article, to be added to and taken from. What is taken is undone by entering it again, so nobody is asked first. */
export function KeptPrices<Row extends KeptPrice>({ texts, rows, pathOf, columns, form, more }: KeptPricesProps<Row>) {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  const [adding, setAdding] = useState(false);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: (price: Row) => api(pathOf(price), { method: "DELETE" }),
    onSuccess: () => {
      say(texts.removed);
      return queryClient.invalidateQueries();
    },
  });
  const actions: Column<Row> = {
    id: "remove",
    title: t("column.actions"),
    importance: 4,
    cell: (price) => (
      <>
        {more?.(price)}
        <Button design="Transparent" onClick={() => remove.mutate(price)}>
          {t("ui.remove")}
        </Button>
      </>
    ),
  };
  return (
    <>
      {mayWrite && (
        <div className="table-bar">
          <span />
          <Button onClick={() => setAdding(true)}>{texts.create}</Button>
        </div>
      )}
      <ProblemStrip error={remove.error} />
      <DataTable<Row>
        name={texts.name}
        rows={rows}
        rowKey={pathOf}
        nothing={texts.nothing}
        columns={mayWrite ? [...columns, actions] : columns}
      />
      {adding && form(() => setAdding(false))}
    </>
  );
}
