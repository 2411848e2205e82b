import type { TillCustomer } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Purchases, readPurchases } from "../../customers/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { PurchaseList } from "./purchase-list.tsx";

/** The customer of the sale: who they are, their points, and what they bought last. */
export function CustomerDetails({ close }: { close(): void }) {
  const { sale, catalogue } = useTill();
  const { basket } = useWatch(sale.state);
  const customer = useWatch(catalogue)?.customers.get(basket.customerId ?? "");
  const purchases = usePurchases(customer?.customerId);
  if (!customer) return null;
  return (
    <Dialog title={customer.name} close={close} wide>
      <Facts customer={customer} purchases={purchases} />
      <PurchaseList purchases={purchases} />
    </Dialog>
  );
}

/** Undefined while they are asked for. */
function usePurchases(customerId: string | undefined): Purchases | undefined {
  const { database, server, settings } = useTill();
  const [purchases, setPurchases] = useState<Purchases>();
  useEffect(() => {
    let current = true;
    setPurchases(undefined);
    const central = settings.get().centralData.customers ? server : undefined;
    if (customerId)
      void readPurchases({ database, server: central }, customerId).then((found) => current && setPurchases(found));
    return () => {
      current = false;
    };
  }, [customerId, database, server, settings]);
  return purchases;
}

function Facts({ customer, purchases }: { customer: TillCustomer; purchases: Purchases | undefined }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { customerId, erpNumber, city, country, phones, emails, priceList, loyaltyNumber } = customer;
  const points = purchases?.points === undefined ? t("customer.pointsUnknown") : count(purchases.points);
  const facts = [
    ["number", [customerId, erpNumber]],
    ["city", [city, country]],
    ["phone", phones],
    ["mail", emails],
    ["list", [priceList]],
    ["card", [loyaltyNumber]],
    ["points", [purchases ? points : "…"]],
  ] as const;
  return (
    <dl className="mb-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {facts.map(([name, values]) => {
        const text = values.filter(Boolean).join(", ");
        return text === "" ? null : (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{t(`aboutCustomer.${name}`)}</dt>
            <dd className="min-w-0 break-words tabular-nums" data-testid={`customer-${name}`}>
              {text}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
