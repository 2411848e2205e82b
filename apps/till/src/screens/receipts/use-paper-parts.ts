import type { Transaction } from "@counterfoil/contracts";
import { type PaperPart, receiptParts } from "@counterfoil/ui/paper";
import { countedMethodsOf, readClosedFigures } from "../../cash/index.ts";
import { receiptLinkOf } from "../../handing-over/index.ts";
import { useMovementParts } from "../cash/use-movement-parts.ts";
import { useReportParts } from "../closing/use-report-parts.ts";
import { useTill } from "../frame/use-till.ts";
import { usePaperGround } from "./use-paper-ground.ts";

/** A transaction as a receipt printer prints it; undefined for what only the browser does. */
export function usePaperParts(): (transaction: Transaction, duplicate: boolean) => Promise<PaperPart[] | undefined> {
  const { configuration, settings, database } = useTill();
  const groundOf = usePaperGround();
  const movementParts = useMovementParts();
  const reportParts = useReportParts();
  return async (transaction, duplicate) => {
    const known = configuration.get();
    if (!groundOf || !known) return undefined;
    if (transaction.kind === "cashMovement") return movementParts(transaction, groundOf(transaction, duplicate));
    if (transaction.kind === "closing")
      return reportParts.closing(
        transaction,
        await readClosedFigures(database, transaction, countedMethodsOf(known)),
        duplicate,
      );
    if (transaction.kind !== "receipt") return undefined;
    const link = await receiptLinkOf(known, settings.get().paper, transaction);
    return receiptParts(transaction, groundOf(transaction, duplicate, link));
  };
}
