import type { Receipt } from "@counterfoil/contracts";
import { PaperView, receiptParts, wordsOf } from "@counterfoil/ui/paper";
import { PaperSheet } from "./paper.tsx";
import { usePaperGround } from "./use-paper-ground.ts";

export function ReceiptPaper({ receipt, duplicate }: { receipt: Receipt; duplicate: boolean }) {
  const ground = usePaperGround(receipt, duplicate);
  if (!ground) return null;
  return (
    <PaperSheet number={receipt.number}>
      <PaperView parts={receiptParts(receipt, ground)} say={wordsOf(ground).say} />
    </PaperSheet>
  );
}
