import type { Transaction } from "@counterfoil/contracts";
import { currentLanguage } from "@counterfoil/ui";
import type { PaperGround } from "@counterfoil/ui/paper";
import { useTranslation } from "react-i18next";
import { isTraining } from "../../ledger/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { useModifierName } from "../sale/use-offer-words.ts";

type GroundOf = (transaction: Transaction, duplicate: boolean, link?: string | undefined) => PaperGround;

/** What this till's papers say beside the transaction; undefined before it is paired. */
export function usePaperGround(): GroundOf | undefined {
  useTranslation();
  const till = useTill();
  const configuration = useWatch(till.configuration);
  const settings = useWatch(till.settings).paper;
  const nameOf = useModifierName(settings.languages[0]);
  if (!configuration) return undefined;
  const { company, store, paymentMethods } = configuration;
  const base = { company, store, paymentMethods, settings, language: currentLanguage(), nameOf };
  return (transaction, duplicate, link) => ({ ...base, duplicate, training: isTraining(transaction), link });
}
