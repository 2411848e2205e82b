import type { Page } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, figureColumn, instantColumn, Loadable, textColumn } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSiteText } from "../common/value-lists.ts";

export type StockRow = {
  articleId: string;
  siteId: string;
  storageLocation: string;
  stockType: string;
  quantity: number;
  unit: string;
  changedAt: string;
};

/** Stock of one article by site, storage location and stock type. */
export function StockTable({ articleId }: { articleId: string }) {
  const { t } = useTranslation();
  const columns = useStockColumns();
  const query = useQuery({
    queryKey: ["stock-of", articleId],
    queryFn: ({ signal }) => api<Page<StockRow>>("/api/logistics/stock", { query: { articleId, limit: 500 }, signal }),
    refetchInterval: 10_000,
  });
  return (
    <Loadable inside query={query}>
      {({ items }) => (
        <DataTable<StockRow>
          name={t("stock.title")}
          rows={items}
          rowKey={stockKey}
          nothing={t("stock.nothing")}
          columns={columns}
        />
      )}
    </Loadable>
  );
}

export const stockKey = (row: StockRow) => [row.articleId, row.siteId, row.storageLocation, row.stockType].join("|");

export function useStockColumns(): Column<StockRow>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  return [
    textColumn("site", t("column.site"), ({ siteId }) => siteText(siteId), { importance: 8, minWidth: "9rem" }),
    textColumn("location", t("sites.storageLocation"), ({ storageLocation }) => storageLocation, { importance: 5 }),
    textColumn("type", t("stock.type"), ({ stockType }) => t(`stock.type.${stockType}`), { importance: 4 }),
    figureColumn(
      "quantity",
      t("stock.quantity"),
      ({ quantity }) => quantity,
      (quantity, { unit }) => `${formats.quantity(quantity)} ${unit}`,
      {
        importance: 9,
      },
    ),
    instantColumn("changedAt", t("stock.asOf"), ({ changedAt }) => changedAt, formats, { minWidth: "10rem" }),
  ];
}
