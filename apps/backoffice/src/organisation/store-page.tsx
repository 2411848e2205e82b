import { intentHref, navigate, useIntent } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, type Section, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Store } from "./organisation.ts";
import { useStores } from "./queries.ts";
import { StoreForm } from "./store-form.tsx";
import { company, nodeHref, useNode } from "./structure.ts";
import { TillTable } from "./till-table.tsx";
import { ValueTable } from "./value-table.tsx";

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
        { label: t("stores.address"), value: store.addressLines.join(", ") },
        {
          label: t("stores.group"),
          value: <Link href={nodeHref(parentOf(store))}>{store.groupId ?? t("stores.noGroup")}</Link>,
        },
        { label: t("stores.currency"), value: store.currency },
        { label: t("stores.timeZone"), value: store.timeZone },
      ]}
      sections={useSections(store)}
    />
  );
}

function useSections(store: Store): Section[] {
  const { t } = useTranslation();
  return [
    { id: "tills", title: t("stores.tills"), content: <TillTable storeId={store.storeId} /> },
    { id: "values", title: t("values.title"), content: <Values storeId={store.storeId} /> },
  ];
}

const parentOf = ({ groupId }: Store) => (groupId === undefined ? company : { kind: "group" as const, id: groupId });

function Values({ storeId }: { storeId: string }) {
  const node = useNode({ kind: "store", id: storeId });
  return (
    <Loadable inside query={node}>
      {(detail) => <ValueTable detail={detail} />}
    </Loadable>
  );
}
