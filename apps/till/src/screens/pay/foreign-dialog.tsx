import { useFormats } from "@counterfoil/ui";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { foreignDue, foreignWorth, quickNotes } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";
import type { Taking } from "./use-take-payment.ts";

/** Notes of another currency: what is due in it, what was handed over, and the change that it will give. */
export function ForeignDialog({ taking, close }: { taking: Taking; close(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { foreign } = useTill().settings.get().payment;
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(0);
  const [problem, setProblem] = useState<string>();
  const rate = foreign[chosen];
  if (!rate) return null;
  const { currency } = rate;
  const asked = foreignDue(taking.cashAsked, rate, taking.currency);
  const take = (amount: number | undefined) => {
    if (amount === undefined || amount <= 0) return setProblem(t("refused.amountInvalid"));
    const notes = { ...rate, amount };
    taking.cashOf(foreignWorth(notes, taking.currency), notes);
    close();
  };
  return (
    <Dialog title={t("foreign.title")} close={close}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          const text = field.current?.value.trim() ?? "";
          take(text === "" ? asked : formats.parseAmount(text, currency));
        }}
      >
        <Currencies rates={foreign} chosen={chosen} choose={setChosen} />
        <p className="text-center">
          <span className="block text-ink-soft">{t("foreign.due")}</span>
          <strong className="block text-4xl">{formats.money(asked, currency)}</strong>
          <span className="text-sm text-ink-soft">
            {t("foreign.rate", {
              currency,
              rate: new Intl.NumberFormat(formats.locale, { maximumSignificantDigits: 6 }).format(rate.rate),
              own: taking.currency,
            })}
          </span>
        </p>
        <Field
          data-start
          ref={field}
          label={t("foreign.amount", { currency })}
          hint={t("pay.amountHint")}
          inputMode="decimal"
          maxLength={12}
          problem={problem}
          onChange={() => setProblem(undefined)}
        />
        <fieldset aria-label={t("pay.notes")} className="grid grid-cols-2 gap-2">
          {quickNotes(asked, currency).map((note) => (
            <Button key={note} onClick={() => take(note)}>
              {formats.money(note, currency)}
            </Button>
          ))}
        </fieldset>
        <p className="text-sm text-ink-soft">{t("foreign.change", { currency: taking.currency })}</p>
        <Button look="main" type="submit" className="w-full" shortcut="Enter">
          {t("foreign.take")}
        </Button>
      </form>
    </Dialog>
  );
}

type CurrenciesProps = { rates: readonly { currency: string }[]; chosen: number; choose(position: number): void };

/** Where more than one is taken. */
function Currencies({ rates, chosen, choose }: CurrenciesProps) {
  const { t } = useTranslation();
  if (rates.length < 2) return null;
  return (
    <div role="radiogroup" aria-label={t("foreign.currency")} className="flex flex-wrap gap-2">
      {rates.map(({ currency }, position) => (
        <Button
          key={currency}
          role="radio"
          aria-checked={position === chosen}
          look={position === chosen ? "main" : "plain"}
          onClick={() => choose(position)}
        >
          {currency}
        </Button>
      ))}
    </div>
  );
}
