import { intentHref } from "@counterfoil/ui";
import { type Column, ListReport, StateTag, usePermission, wholeOf } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import type { Store } from "./organisation.ts";
import { useTills } from "./queries.ts";
import { unsentOf } from "./unsent.ts";

const fetchPage = wholeOf<Store>("/api/organisation/stores", ({ storeId, name, addressLines }) => [
  storeId,
  name,
  ...addressLines,
]);
export const storeHref = (storeId: string) => intentHref("Store-display", { storeId });

export function StoreList() {
  const { t } = useTranslation();
  const mayManage = usePermission("organisation.manage");
  return (
    <ListReport
      intent="Store-search"
      title={t("stores.title")}
      queryKey="store-list"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("stores.search"), placeholder: t("stores.searchHint") }]}
      columns={useColumns()}
      rowKey={(store) => store.storeId}
      rowHref={(store) => storeHref(store.storeId)}
      nothing={t("stores.nothing")}
      actions={
        mayManage && (
          <Button
            design="Emphasized"
            onClick={() => {
              globalThis.location.hash = intentHref("Store-create");
            }}
          >
            {t("stores.create")}
          </Button>
        )
      }
    />
  );
}

function useColumns(): Column<Store>[] {
  const { t } = useTranslation();
  const tills = useTills().data ?? [];
  const tillsOf = (store: Store) => tills.filter((till) => till.storeId === store.storeId);
  return [
    {
      id: "storeId",
      title: t("stores.store"),
      importance: 9,
      minWidth: "10rem",
      cell: (store) => <Link href={storeHref(store.storeId)}>{`${store.name} (${store.storeId})`}</Link>,
      text: (store) => store.storeId,
    },
    {
      id: "address",
      title: t("stores.address"),
      importance: 2,
      minWidth: "14rem",
      cell: (store) => store.addressLines.join(", ") || "–",
      text: (store) => store.addressLines.join(", "),
    },
    {
      id: "tills",
      title: t("stores.tills"),
      end: true,
      importance: 5,
      minWidth: "5rem",
      cell: (store) => tillsOf(store).length,
      text: (store) => tillsOf(store).length,
    },
    {
      id: "unsent",
      title: t("tills.unsent"),
      importance: 8,
      minWidth: "8rem",
      cell: (store) => {
        const unsent = unsentOf(tillsOf(store));
        return (
          <StateTag tone={unsent > 0 ? "critical" : "positive"}>{t("tills.unsentCount", { count: unsent })}</StateTag>
        );
      },
      text: (store) => unsentOf(tillsOf(store)),
    },
    {
      id: "currency",
      title: t("stores.currency"),
      importance: 1,
      minWidth: "5rem",
      cell: (store) => store.currency,
      text: (store) => store.currency,
    },
    {
      id: "timeZone",
      title: t("stores.timeZone"),
      minWidth: "9rem",
      cell: (store) => store.timeZone,
      text: (store) => store.timeZone,
    },
  ];
}
