import type { CustomerPurchases } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Purchases } from "../../customers/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { useSoldReceipt } from "../returns/use-sold-receipt.ts";

/** The last receipts; one is opened for its lines, and for a return. */
export function PurchaseList({ purchases }: { purchases: Purchases | undefined }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string>();
  if (!purchases) return <p role="status">{t("purchases.asking")}</p>;
  const { receipts, everywhere } = purchases;
  return (
    <section>
      <h3 className="mb-2 font-semibold">{t("purchases.title")}</h3>
      {!everywhere && (
        <p role="status" className="mb-2 rounded bg-amber-soft p-3">
          {t("purchases.onlyHere")}
        </p>
      )}
      {receipts.length === 0 && <p className="text-ink-soft">{t("purchases.none")}</p>}
      <ul className="divide-y divide-line rounded border border-line bg-white empty:hidden">
        {receipts.map((receipt) => (
          <Purchase
            key={receipt.number}
            receipt={receipt}
            isOpen={opened === receipt.number}
            open={() => setOpened(opened === receipt.number ? undefined : receipt.number)}
          />
        ))}
      </ul>
    </section>
  );
}

type PurchaseProps = { receipt: CustomerPurchases["receipts"][number]; isOpen: boolean; open(): void };

function Purchase({ receipt, isOpen, open }: PurchaseProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration } = useTill();
  const { number, storeId, occurredAt, currency, total, pieces, cancels, cancelledBy } = receipt;
  const zone = configuration.get()?.store.timeZone;
  return (
    <li>
      <button
        type="button"
        onClick={open}
        aria-expanded={isOpen}
        className="flex min-h-12 w-full flex-wrap items-center justify-between gap-x-4 px-3 py-2 text-left hover:bg-paper-deep"
      >
        <span>
          <span className="block font-medium">{formats.instant(occurredAt, zone)}</span>
          <span className="block text-sm text-ink-soft">
            {t("purchases.receipt", { number, storeId, count: pieces, value: formats.quantity(pieces) })}
            {cancelledBy && ` · ${t("purchases.cancelledBy", { number: cancelledBy })}`}
            {cancels && ` · ${t("purchases.cancels", { number: cancels })}`}
          </span>
        </span>
        <strong className="tabular-nums">{formats.money(total, currency)}</strong>
      </button>
      {isOpen && <PurchaseLines number={number} currency={currency} canReturn={!cancels && !cancelledBy} />}
    </li>
  );
}

function PurchaseLines({ number, currency, canReturn }: { number: string; currency: string; canReturn: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { view } = useTill();
  const sold = useSoldReceipt(number);
  if (sold === undefined || sold === "looking") return <p className="px-3 pb-3">{t("purchases.asking")}</p>;
  if ("refused" in sold) return <p className="px-3 pb-3">{t("purchases.notReachable")}</p>;
  return (
    <div className="px-3 pb-3">
      <ul className="mb-2 space-y-1 border-t border-line pt-2">
        {sold.receipt.lines.map(({ lineId, quantity, text, amount }) => (
          <li key={lineId} className="flex justify-between gap-4">
            <span className="min-w-0">
              {formats.quantity(quantity)} × {text}
            </span>
            <span className="tabular-nums">{formats.money(amount, currency)}</span>
          </li>
        ))}
      </ul>
      {canReturn && <Button onClick={() => view.set({ name: "return", number })}>{t("purchases.return")}</Button>}
    </div>
  );
}
