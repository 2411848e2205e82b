import type { Transaction } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isTraining } from "../../ledger/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";

type PaperProps = { transaction: Transaction; duplicate: boolean; children: ReactNode };

/** A transaction as it is printed on 80 mm paper; on screen with the perforated edge of what is final. */
export function Paper({ transaction, duplicate, children }: PaperProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const configuration = useWatch(useTill().configuration);
  const store = configuration?.store;
  const { number, occurredAt, cashierName } = transaction;
  return (
    <div className="drop-shadow-md print:drop-shadow-none">
      <article
        aria-label={t("receipt.label", { number })}
        className="receipt-paper perforated mx-auto w-full max-w-80 bg-white p-5 text-sm"
      >
        <header className="text-center">
          <p className="text-base font-semibold">{configuration?.company.name}</p>
          <p>{store?.name}</p>
          {store?.addressLines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {store?.taxNumber && <p>{t("receipt.taxNumber", { number: store.taxNumber })}</p>}
        </header>
        {isTraining(transaction) && (
          <p className="my-2 border-y-2 border-ink py-1 text-center text-lg font-bold tracking-widest">
            {t("receipt.training")}
          </p>
        )}
        {duplicate && (
          <p className="my-2 border-y-2 border-ink py-1 text-center text-lg font-bold tracking-widest">
            {t("receipt.duplicate")}
          </p>
        )}
        {children}
        <footer className="mt-3 text-center">
          <p className="text-base font-semibold">{number}</p>
          <p>{formats.instant(occurredAt, store?.timeZone)}</p>
          <p>{t("receipt.servedBy", { name: cashierName })}</p>
        </footer>
      </article>
    </div>
  );
}
