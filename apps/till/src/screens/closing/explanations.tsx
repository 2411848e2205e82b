import type { DifferenceExplanation } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { useTill, useWatch } from "../frame/use-till.ts";
import { useWayName } from "./use-way-name.ts";

type ExplanationsProps = {
  found: readonly DifferenceExplanation[];
  chosen: readonly DifferenceExplanation[];
  choose(chosen: DifferenceExplanation[]): void;
};

/** What the difference may come from. The person who counted says which of it is so. */
export function Explanations({ found, chosen, choose }: ExplanationsProps) {
  const { t } = useTranslation();
  const words = useExplanationWords();
  if (found.length === 0) return null;
  const key = (each: DifferenceExplanation) => JSON.stringify(each);
  const isChosen = (each: DifferenceExplanation) => chosen.some((one) => key(one) === key(each));
  const toggle = (each: DifferenceExplanation) =>
    choose(isChosen(each) ? chosen.filter((one) => key(one) !== key(each)) : [...chosen, each]);
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 text-lg font-semibold">{t("closing.mayBe")}</legend>
      {found.map((each) => (
        <label
          key={key(each)}
          className="flex min-h-12 items-center gap-3 rounded-md border border-line bg-white px-3 py-2 has-checked:border-ink has-checked:ring-1 has-checked:ring-ink"
        >
          <input
            type="checkbox"
            className="size-5 shrink-0 accent-ink"
            checked={isChosen(each)}
            onChange={() => toggle(each)}
          />
          <span>{words(each)}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function useExplanationWords(): (explanation: DifferenceExplanation) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useWayName();
  const currency = useWatch(useTill().configuration)?.currency ?? "";
  const money = (amount: number) => formats.money(Math.abs(amount), currency);
  return ({ kind, amount, numbers = [], method = "", values: [was, takenFor] = [] }) =>
    t(numbers.length > 0 && kind === "slipMissing" ? "explain.slipTwice" : `explain.${kind}`, {
      amount: money(amount),
      numbers: numbers.join(", "),
      way: nameOf({ method }),
      was: was === undefined ? "" : money(was),
      takenFor: takenFor === undefined ? "" : money(takenFor),
    });
}
