import { intentHref, navigate, useIntent } from "@counterfoil/ui";
import { Facts, Loadable, Nothing, ObjectPage, type Section, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Store } from "./organisation.ts";
import { useStores } from "./queries.ts";
import { StoreForm } from "./store-form.tsx";
import { TillTable } from "./till-table.tsx";

export function StorePage() {
  const { t } = useTranslation();
  const storeId = useIntent().parameters.storeId ?? "";
  const stores = useStores();
  const [editing, setEditing] = useState(false);
  return (
    <Loadable query={stores}>
      {(all) => {
        const store = all.find((each) => each.storeId === storeId);
        if (!store) return <Nothing title={t("stores.unknown", { storeId })} />;
        if (editing) return <StoreForm store={store} onDone={() => setEditing(false)} />;
        return <StoreDetails store={store} onEdit={() => setEditing(true)} />;
      }}
    </Loadable>
  );
}

export function StoreCreation() {
  return (
    <StoreForm
      onDone={(storeId) =>
        storeId === undefined ? navigate("Store-search") : navigate("Store-display", { storeId }, { replace: true })
      }
    />
  );
}

function StoreDetails({ store, onEdit }: { store: Store; onEdit: () => void }) {
  const { t } = useTranslation();
  const mayManage = usePermission("organisation.manage");
  return (
    <ObjectPage
      title={`${store.name} (${store.storeId})`}
      parent={{ title: t("stores.title"), href: intentHref("Store-search") }}
      actions={mayManage && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
      facts={[
        { label: t("stores.currency"), value: store.currency },
        { label: t("stores.timeZone"), value: store.timeZone },
        { label: t("stores.language"), value: t(`language.${store.language}`) },
      ]}
      sections={useSections(store)}
    />
  );
}

function useSections(store: Store): Section[] {
  const { t } = useTranslation();
  return [
    { id: "tills", title: t("stores.tills"), content: <TillTable storeId={store.storeId} /> },
    {
      id: "general",
      title: t("stores.general"),
      content: (
        <Facts
          facts={[
            { label: t("stores.address"), value: store.addressLines.join(", ") },
            { label: t("stores.taxNumber"), value: store.taxNumber },
            { label: t("stores.salesOrganisation"), value: store.salesOrganisation },
            { label: t("stores.distributionChannel"), value: store.distributionChannel },
            {
              label: t("stores.storageLocations"),
              value: store.storageLocations.map((place) => `${place.name} (${place.storageLocation})`).join(", "),
            },
          ]}
        />
      ),
    },
  ];
}
