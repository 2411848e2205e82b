import { useFormats } from "@counterfoil/ui";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Count,
  compareCount,
  type DayFigures,
  denominationsOf,
  sumOfPieces,
  type WayFigure,
  wayKey,
} from "../../cash/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { useWayName } from "./use-way-name.ts";

type CountStepProps = { figures: DayFigures; count: Count; keep(count: Count): Promise<void> };

/** Notes and coins by pieces, every other way to pay by its sum. Blind: what should be there is not on screen. */
export function CountStep({ figures, count, keep }: CountStepProps) {
  const { t } = useTranslation();
  const { settings, configuration, note } = useTill();
  const { cash } = useWatch(settings);
  const currency = useWatch(configuration)?.currency ?? "";
  const [now, setNow] = useState(count);
  const change = (next: Count) => {
    setNow(next);
    void keep(next);
  };
  const values = denominationsOf(cash, currency);
  const [drawer, ...others] = figures.ways;
  const fix = (event: FormEvent) => {
    event.preventDefault();
    const difference = compareCount(figures, now)[0]?.difference ?? 0;
    note("counted", { difference, recounts: now.recounts });
    change({ ...now, fixed: true });
  };
  const setAmount = (way: WayFigure, amount: number) =>
    change({ ...now, amounts: { ...now.amounts, [wayKey(way)]: amount } });
  return (
    <form onSubmit={fix} className="space-y-6">
      {drawer && values.length > 0 ? (
        <Pieces values={values} count={now} change={change} expected={cash.blind ? undefined : drawer.expected} />
      ) : (
        drawer && <WayAmount way={drawer} amount={now.amounts[wayKey(drawer)]} set={setAmount} blind={cash.blind} />
      )}
      {others.length > 0 && (
        <fieldset className="grid gap-3 sm:grid-cols-2">
          <legend className="mb-2 text-lg font-semibold">{t("closing.otherWays")}</legend>
          {others.map((way) => (
            <WayAmount
              key={wayKey(way)}
              way={way}
              amount={now.amounts[wayKey(way)]}
              set={setAmount}
              blind={cash.blind}
            />
          ))}
        </fieldset>
      )}
      <Button look="main" type="submit" className="min-h-14 w-full text-xl">
        {t("closing.fix")}
      </Button>
    </form>
  );
}

type PiecesProps = {
  values: readonly number[];
  count: Count;
  change(count: Count): void;
  expected: number | undefined;
};

function Pieces({ values, count, change, expected }: PiecesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useWatch(useTill().configuration)?.currency ?? "";
  const set = (value: number, text: string) => {
    const pieces = Number(text.replace(/\D/g, "").slice(0, 6));
    change({ ...count, pieces: { ...count.pieces, [value]: pieces } });
  };
  return (
    <fieldset>
      <legend className="mb-2 text-lg font-semibold">{t("closing.pieces")}</legend>
      <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {values.map((value, position) => (
          <label key={value} className="grid grid-cols-[5.5rem_6rem_1fr] items-center gap-3">
            <span className="text-right">{formats.money(value, currency)}</span>
            <input
              inputMode="numeric"
              autoComplete="off"
              ref={position === 0 ? takeFocus : undefined}
              aria-label={t("closing.piecesOf", { value: formats.money(value, currency) })}
              value={count.pieces[value] || ""}
              onChange={(event) => set(value, event.target.value)}
              onKeyDown={goOn}
              className="min-h-11 w-full rounded-md border border-ink-soft bg-white px-3 text-right text-lg"
            />
            <span className="text-right text-ink-soft">
              {formats.money(value * (count.pieces[value] ?? 0), currency)}
            </span>
          </label>
        ))}
      </div>
      <p className="mt-3 flex justify-between border-t border-line pt-3 text-xl font-semibold">
        <span>{t("closing.counted")}</span>
        <span data-testid="counted">{formats.money(sumOfPieces(count.pieces), currency)}</span>
      </p>
      {expected !== undefined && (
        <p className="flex justify-between text-ink-soft">
          <span>{t("closing.expected")}</span>
          <span>{formats.money(expected, currency)}</span>
        </p>
      )}
    </fieldset>
  );
}

/** The count begins at the largest note. */
const takeFocus = (field: HTMLInputElement | null) => field?.focus();

/** Enter goes to the next field: who counts has one hand at the number pad. The last one is followed by the button. */
function goOn(event: React.KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const fields = [...(event.currentTarget.form?.querySelectorAll<HTMLElement>("input, button[type=submit]") ?? [])];
  fields[fields.indexOf(event.currentTarget) + 1]?.focus();
}

type WayAmountProps = {
  way: WayFigure;
  amount: number | undefined;
  set(way: WayFigure, amount: number): void;
  blind: boolean;
};

function WayAmount({ way, amount, set, blind }: WayAmountProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useWayName();
  const own = useWatch(useTill().configuration)?.currency ?? "";
  const currency = way.foreign?.currency ?? own;
  const expected = way.foreign?.expected ?? way.expected;
  const [typed, setTyped] = useState(amount === undefined ? "" : formats.amount(amount, currency));
  const wrong = typed.trim() !== "" && formats.parseAmount(typed, currency) === undefined;
  return (
    <Field
      label={nameOf(way)}
      {...(blind ? {} : { hint: `${t("closing.expected")}: ${formats.money(expected, currency)}` })}
      inputMode="decimal"
      maxLength={14}
      value={typed}
      problem={wrong ? t("refused.amountInvalid") : undefined}
      onKeyDown={goOn}
      onChange={(event) => {
        setTyped(event.target.value);
        set(way, formats.parseAmount(event.target.value, currency) ?? 0);
      }}
    />
  );
}
