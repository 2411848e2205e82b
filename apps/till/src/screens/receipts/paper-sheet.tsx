import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** 80 mm wide; on screen with the perforated edge of what is final. */
export function PaperSheet({ number, children }: { number: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="drop-shadow-md print:drop-shadow-none">
      <article
        aria-label={t("receipt.label", { number })}
        className="receipt-paper perforated mx-auto w-full max-w-80 bg-white p-5 text-sm"
      >
        {children}
      </article>
    </div>
  );
}
