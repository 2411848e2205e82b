import { useTranslation } from "react-i18next";
import { assignToSale } from "../../customers/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

export function CustomerCard({ open, show }: { open(): void; show(): void }) {
  const { t } = useTranslation();
  const till = useTill();
  const { sale, catalogue } = till;
  const { basket } = useWatch(sale.state);
  const customer = useWatch(catalogue)?.customers.get(basket.customerId ?? "");
  if (!basket.customerId)
    return (
      <Button onClick={open} shortcut="F3" className="w-full justify-between!">
        {t("customer.none")}
      </Button>
    );
  return (
    <div className="flex items-center gap-2 rounded-md border border-line bg-white p-1 pl-3">
      <button
        type="button"
        onClick={show}
        aria-haspopup="dialog"
        className="min-h-11 min-w-0 flex-1 rounded text-left leading-tight hover:bg-paper-deep"
      >
        <span className="block truncate font-semibold">{customer?.name ?? basket.customerId}</span>
        <span className="block truncate text-sm text-ink-soft">
          {basket.customerId}
          {customer?.city && ` · ${customer.city}`}
          {customer?.priceList && ` · ${t("customer.priceList", { priceList: customer.priceList })}`}
        </span>
      </button>
      <Button look="quiet" onClick={open} shortcut="F3">
        {t("customer.change")}
      </Button>
      <Button look="quiet" onClick={() => assignToSale(till, undefined)} aria-label={t("customer.remove")}>
        ×
      </Button>
    </div>
  );
}
