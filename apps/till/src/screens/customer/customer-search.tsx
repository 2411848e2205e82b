import type { TillCustomer } from "@counterfoil/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { assignToSale } from "../../customers/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { PickDialog } from "../parts/pick-dialog.tsx";
import { NewCustomer } from "./new-customer.tsx";

const RESULTS = 20;

export function CustomerSearch({ close, show }: { close(): void; show(): void }) {
  const { t } = useTranslation();
  const till = useTill();
  const catalogue = useWatch(till.catalogue);
  const [making, setMaking] = useState(false);
  if (making) return <NewCustomer close={close} />;
  if (!catalogue) return null;
  const chosen = catalogue.customers.get(till.sale.state.get().basket.customerId ?? "");
  const find = (words: string) => {
    const exact = catalogue.customers.get(words);
    const found = catalogue.customerIndex.search(words, RESULTS).flatMap((id) => catalogue.customers.get(id) ?? []);
    return exact ? [exact, ...found.filter((customer) => customer !== exact)] : found;
  };
  return (
    <PickDialog<TillCustomer>
      title={t("customer.search")}
      label={t("customer.searchLabel")}
      query=""
      close={close}
      hint={t("customer.hint")}
      none={t("customer.nothing")}
      limit={RESULTS}
      actions={
        <>
          {chosen && <Button onClick={show}>{t("customer.about", { name: chosen.name })}</Button>}
          <Button onClick={() => setMaking(true)}>{t("customer.new")}</Button>
        </>
      }
      find={find}
      idOf={(customer) => customer.customerId}
      pick={(customer) => {
        assignToSale(till, customer.customerId);
        close();
      }}
      show={({ customerId, name, city, country, phones, emails, priceList }) => (
        <>
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-sm opacity-80">
            {[customerId, city, country, phones[0], emails[0], priceList && t("customer.priceList", { priceList })]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      )}
    />
  );
}
