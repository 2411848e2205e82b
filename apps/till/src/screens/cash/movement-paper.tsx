import type { CashMovement } from "@counterfoil/contracts";
import { PaperView, wordsOf } from "@counterfoil/ui/paper";
import { PaperSheet } from "../receipts/paper-sheet.tsx";
import { usePaperGround } from "../receipts/use-paper-ground.ts";
import { useMovementParts } from "./use-movement-parts.ts";

export function MovementPaper({ movement, duplicate }: { movement: CashMovement; duplicate: boolean }) {
  const ground = usePaperGround()?.(movement, duplicate);
  const partsOf = useMovementParts();
  if (!ground) return null;
  return (
    <PaperSheet number={movement.number}>
      <PaperView parts={partsOf(movement, ground)} say={wordsOf(ground).say} />
    </PaperSheet>
  );
}
