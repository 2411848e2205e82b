import type { DifferenceExplanation } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Compared, type Count, closeDay, needsReason, needsSignOff } from "../../cash/index.ts";
import type { LedgerRow } from "../../ledger/index.ts";
import { useTill } from "../frame/use-till.ts";
import { useExplanationWords } from "./explanations.tsx";

type Wish = { compared: Compared[]; count: Count; explanations: DifferenceExplanation[]; reason: string };

/** Ends the day when there is a reason and a signature where the settings want them. */
export function useCloseDay(onClosed: (row: LedgerRow) => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useExplanationWords();
  const { database, configuration, cashier, catalogue, settings, rights, step } = useTill();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const writing = useRef(false);

  const end = async ({ compared, count, explanations, reason }: Wish): Promise<string | undefined> => {
    const known = configuration.get();
    const person = cashier.get();
    if (!known || !person) return undefined;
    const { cash } = settings.get();
    const why = reason.trim() || explanations.map(words).join("; ").slice(0, 80);
    if (needsReason(cash, compared) && why === "") return t("closing.reasonNeeded");
    const differences = compared.flatMap(({ difference }) => (difference === 0 ? [] : difference));
    const about = differences.map((difference) => formats.money(difference, known.currency)).join(", ");
    const permit = needsSignOff(cash, compared) ? await rights.ask("signOffDifference", { about }) : undefined;
    if (needsSignOff(cash, compared) && !permit) return t("closing.signOffNeeded");
    const approver = permit && known.people.find(({ personId }) => personId === (permit.approvedBy ?? permit.by));
    const said = {
      compared: compared.map((each) => (each.difference !== 0 && why !== "" ? { ...each, reason: why } : each)),
      count,
      countedBy: person.name,
      ...(approver && { approvedBy: approver.name }),
      explanations,
      priceBook: catalogue.get()?.book.number ?? 0,
    };
    const moment = { configuration: known, cashier: person, at: new Date().toISOString() };
    const outcome = await closeDay(database, moment, said, { settings: cash, language: currentLanguage() });
    if ("refused" in outcome) return t(`closing.refused.${outcome.refused}`);
    step.sendSoon();
    const closing = outcome.rows.at(-1);
    if (closing) onClosed(closing);
    return undefined;
  };

  const close = async (wish: Wish) => {
    if (writing.current) return;
    writing.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      setProblem(await end(wish));
    } catch (error) {
      setProblem(t("notice.notStored", { detail: error instanceof Error ? error.message : String(error) }));
    } finally {
      writing.current = false;
      setBusy(false);
    }
  };
  return { close, problem, busy };
}
