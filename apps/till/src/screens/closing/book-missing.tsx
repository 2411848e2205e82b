import { currentLanguage, useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { bookFloat, type Compared, type DayFigures, missingFloat } from "../../cash/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** Money that moved and was not booked is booked now; then the same count is compared anew. */
export function BookMissing({ figures, compared }: { figures: DayFigures; compared: readonly Compared[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { view, settings, configuration } = useTill();
  const { cash } = useWatch(settings);
  const currency = useWatch(configuration)?.currency ?? "";
  const book = useBookFloat();
  const amount = missingFloat(figures, compared, cash);
  const money = (amount: number) => formats.money(amount, currency);
  if (amount > 0)
    return (
      <section className="space-y-2 rounded-md bg-amber-soft p-3">
        <p>{t("closing.floatMissing", { opening: money(figures.day.opening), float: money(cash.float) })}</p>
        <Button onClick={() => void book(amount)}>{t("closing.bookFloat", { amount: money(amount) })}</Button>
      </section>
    );
  if ((compared[0]?.difference ?? 0) >= 0) return null;
  return <Button onClick={() => view.set({ name: "cash" })}>{t("closing.bookSlip")}</Button>;
}

function useBookFloat() {
  const { database, configuration, cashier, settings, rights, step } = useTill();
  return async (amount: number) => {
    const known = configuration.get();
    const permit = await rights.ask("moveCash");
    const person = cashier.get();
    if (!permit || !known || !person) return;
    const moment = { configuration: known, cashier: person, at: new Date().toISOString() };
    const { approvedBy } = permit;
    const setting = { settings: settings.get().cash, language: currentLanguage() };
    await bookFloat(database, moment, { amount, approvedBy, ...setting });
    step.sendSoon();
  };
}
