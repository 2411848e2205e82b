import type { Transaction } from "@counterfoil/contracts";
import { currentLanguage } from "@counterfoil/ui";
import type { PaperGround } from "@counterfoil/ui/paper";
import { useTranslation } from "react-i18next";
import { isTraining } from "../../ledger/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { useModifierName } from "../sale/use-offer-words.ts";
import { useReceiptLink } from "./use-receipt-link.ts";

/** What this till's papers say beside the transaction; undefined before it is paired. */
export function usePaperGround(transaction: Transaction, duplicate: boolean): PaperGround | undefined {
  useTranslation();
  const till = useTill();
  const configuration = useWatch(till.configuration);
  const settings = useWatch(till.settings).paper;
  const nameOf = useModifierName(settings.languages[0]);
  const link = useReceiptLink(transaction);
  if (!configuration) return undefined;
  const { company, store, paymentMethods } = configuration;
  const training = isTraining(transaction);
  return { company, store, paymentMethods, settings, language: currentLanguage(), nameOf, duplicate, training, link };
}
