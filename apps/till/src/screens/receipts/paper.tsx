import type { Transaction } from "@counterfoil/contracts";
import { footParts, headParts, PaperView, wordsOf } from "@counterfoil/ui/paper";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePaperGround } from "./use-paper-ground.ts";

type PaperProps = { transaction: Transaction; duplicate: boolean; children: ReactNode };

/** A transaction with the head and the foot that all of them have. */
export function Paper({ transaction, duplicate, children }: PaperProps) {
  const ground = usePaperGround(transaction, duplicate);
  if (!ground) return null;
  const { say } = wordsOf(ground);
  return (
    <PaperSheet number={transaction.number}>
      <PaperView parts={headParts(ground)} say={say} />
      {children}
      <PaperView parts={footParts(transaction, ground)} say={say} />
    </PaperSheet>
  );
}

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
