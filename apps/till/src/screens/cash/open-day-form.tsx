import { currentLanguage, useFormats } from "@counterfoil/ui";
import { type FormEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { MOST_CASH, openDay } from "../../cash/index.ts";
import type { LastClosing } from "../../ledger/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";

type OpenDayFormProps = { lastClosing: LastClosing | undefined; inDrawer: RefObject<HTMLInputElement | null> };

/** A day begins with what lies in the drawer. */
export function OpenDayForm({ lastClosing, inDrawer }: OpenDayFormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { database, configuration, cashier, settings, step, note } = useTill();
  const [problem, setProblem] = useState<string>();
  const known = configuration.get();
  if (!known) return null;
  const { currency } = known;
  const cash = settings.get().cash;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const person = cashier.get();
    const counted = formats.parseAmount(inDrawer.current?.value ?? "", currency);
    if (!person || counted === undefined || counted < 0 || counted > MOST_CASH)
      return setProblem(t("refused.amountInvalid"));
    const moment = { configuration: known, cashier: person, at: new Date().toISOString() };
    const row = await openDay(database, moment, { settings: cash, inDrawer: counted, language: currentLanguage() });
    note("dayOpened", { inDrawer: counted }, row ? { transactionId: row.id } : {});
    step.sendSoon();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="mb-6 rounded-md border border-line bg-white p-4">
      <h2 className="text-lg font-semibold">{t("cash.openDay")}</h2>
      <p className="mb-3 text-ink-soft">
        {lastClosing
          ? t("cash.closedBefore", {
              date: formats.date(lastClosing.businessDate),
              left: formats.money(lastClosing.left, currency),
            })
          : t("cash.neverClosed")}
      </p>
      <div className="flex flex-wrap items-end gap-3">
        <Field
          ref={inDrawer}
          className="min-w-48 flex-1"
          label={t("cash.inDrawer")}
          inputMode="decimal"
          maxLength={12}
          onFocus={(event) => event.target.select()}
          defaultValue={formats.amount(cash.float, currency)}
          problem={problem}
        />
        <Button look="main" type="submit">
          {t("cash.begin")}
        </Button>
      </div>
    </form>
  );
}
