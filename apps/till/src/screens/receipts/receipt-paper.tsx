import type { Receipt } from "@counterfoil/contracts";
import { PaperView, receiptParts, wordsOf } from "@counterfoil/ui/paper";
import { PaperSheet } from "./paper-sheet.tsx";
import { usePaperGround } from "./use-paper-ground.ts";
import { useReceiptLink } from "./use-receipt-link.ts";

export function ReceiptPaper({ receipt, duplicate }: { receipt: Receipt; duplicate: boolean }) {
  const link = useReceiptLink(receipt);
  const ground = usePaperGround()?.(receipt, duplicate, link);
  if (!ground) return null;
  return (
    <PaperSheet number={receipt.number}>
      <PaperView parts={receiptParts(receipt, ground)} say={wordsOf(ground).say} />
    </PaperSheet>
  );
}
