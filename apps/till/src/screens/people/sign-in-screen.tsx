import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { readSetting } from "../../ledger/index.ts";
import { LanguageSwitch } from "../frame/language-switch.tsx";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Light } from "../offline/light.tsx";
import { Wordmark } from "../parts/parts.tsx";
import { PinForm } from "./pin-form.tsx";

const BADGE_UNKNOWN = "notice.badgeUnknown";

/** Sign-in and lock are one screen: what was open stays open behind it. */
export function SignInScreen() {
  const { t } = useTranslation();
  const { configuration, database, sale } = useTill();
  const known = useWatch(configuration);
  const { basket, notices } = useWatch(sale.state);
  const people = known?.people ?? [];
  const [chosenId, setChosenId] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void readSetting(database, "cashierId").then((last) => setChosenId((now) => now ?? last));
  }, [database]);
  useKeys({
    homeField: () => field.current,
    // A PIN on a badge signs in; a barcode of goods is longer and does nothing while the till is locked.
    scan: (code) => {
      if (field.current && /^\d{4,7}$/.test(code)) {
        field.current.value = code;
        field.current.form?.requestSubmit();
      }
      return true;
    },
  });
  const chosen = people.find(({ personId }) => personId === chosenId) ?? people[0];
  return (
    <main className="mx-auto flex min-h-full max-w-lg flex-col justify-center gap-6 p-6">
      <div className="flex items-center justify-between">
        <Wordmark />
        <Light />
      </div>
      <h1 className="text-2xl font-semibold">{t("signIn.title", { store: known?.store.name, till: known?.tillId })}</h1>
      {basket.lines.length > 0 && (
        <p className="rounded bg-amber-soft p-3">{t("signIn.openSale", { count: basket.lines.length })}</p>
      )}
      {people.length === 0 && <p role="alert">{t("signIn.nobody")}</p>}
      <fieldset className="grid grid-cols-[repeat(auto-fill,minmax(min(10rem,100%),1fr))] gap-2">
        <legend className="mb-1 text-sm font-medium text-ink-soft">{t("signIn.who")}</legend>
        {people.map((person) => (
          <label
            key={person.personId}
            className="flex min-h-11 items-center gap-2 rounded-md border border-line bg-white px-3 py-2 has-checked:border-ink has-checked:ring-1 has-checked:ring-ink"
          >
            <input
              type="radio"
              name="person"
              className="size-5 shrink-0 accent-ink"
              checked={person === chosen}
              onChange={() => {
                setChosenId(person.personId);
                field.current?.focus();
              }}
            />
            {person.name}
          </label>
        ))}
      </fieldset>
      {chosen && <PinForm key={chosen.personId} person={chosen} field={field} />}
      {notices.some(({ key }) => key === BADGE_UNKNOWN) && (
        <p role="alert" className="font-medium text-error">
          {t(BADGE_UNKNOWN)}
        </p>
      )}
      <LanguageSwitch />
    </main>
  );
}
