import type { StockView } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, Loadable, StateTag } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

/** One article in every store: what the ERP says, less what was sold and is not posted yet and what is kept for customers, and how old the figure is. */
export function StockOf({ articleId }: { articleId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns = useColumns();
  const query = useQuery({
    queryKey: ["stock", articleId],
    queryFn: ({ signal }) => api<StockView>("/api/catalog/stock", { query: { articleId }, signal }),
    refetchInterval: 10_000,
  });
  return (
    <Loadable inside query={query}>
      {(stock) => (
        <>
          <StateTag tone={stock.stale ? "critical" : "positive"}>
            {t(stock.stale ? "stock.stale" : "stock.fresh", { at: formats.instant(stock.asOf) })}
          </StateTag>
          <ul className="changes">
            {stock.stores.map(({ storeId, name, unrestricted, unposted, reserved, available }) => (
              <li key={storeId}>
                {t(unposted === 0 && reserved === 0 ? "stock.sentence" : "stock.sentenceLess", {
                  available: formats.quantity(available),
                  store: name,
                  at: formats.instant(stock.asOf),
                  unrestricted: formats.quantity(unrestricted),
                  unposted: formats.quantity(unposted),
                  reserved: formats.quantity(reserved),
                })}
              </li>
            ))}
          </ul>
          <DataTable
            name={t("stock.stores")}
            columns={columns}
            rows={stock.stores}
            rowKey={(store) => store.storeId}
            nothing={t("stock.nothing")}
          />
        </>
      )}
    </Loadable>
  );
}

type StoreStock = StockView["stores"][number];

function useColumns(): Column<StoreStock>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const figure = (id: "unrestricted" | "unposted" | "reserved" | "available"): Column<StoreStock> => ({
    id,
    title: t(`stock.${id}`),
    end: true,
    cell: (store) => formats.quantity(store[id]),
    text: (store) => store[id],
  });
  const locationsOf = ({ locations = [] }: StoreStock) =>
    locations
      .map(
        ({ storageLocation, name, unrestricted }) => `${name} (${storageLocation}): ${formats.quantity(unrestricted)}`,
      )
      .join(", ");
  return [
    {
      id: "store",
      title: t("column.store"),
      importance: 9,
      cell: (store) => `${store.name} (${store.storeId})`,
      text: (store) => store.storeId,
    },
    {
      id: "locations",
      title: t("stock.locations"),
      importance: 4,
      minWidth: "12rem",
      cell: (store) => locationsOf(store) || "–",
      text: locationsOf,
    },
    figure("unrestricted"),
    figure("unposted"),
    figure("reserved"),
    { ...figure("available"), importance: 8 },
  ];
}
