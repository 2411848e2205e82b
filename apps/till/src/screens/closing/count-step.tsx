import { useFormats } from "@counterfoil/ui";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Count,
  compareCount,
  type DayFigures,
  denominationsOf,
  piecesOf,
  sumOfPieces,
  type WayFigure,
  wayKey,
  withPieces,
} from "../../cash/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { useWayName } from "./use-way-name.ts";

type CountStepProps = { figures: DayFigures; count: Count; keep(count: Count): Promise<void> };

/** Notes and coins by pieces as far as those of a currency are known, every other way to pay by its sum. Blind: what should be there is not on screen. */
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
  const [drawer, ...others] = figures.ways;
  const countsPieces = (way: WayFigure) => denominationsOf(cash, way.foreign?.currency ?? currency).length > 0;
  const byPieces = [...(drawer ? [drawer] : []), ...others.filter(({ foreign }) => foreign)].filter(countsPieces);
  const bySum = figures.ways.filter((way) => !byPieces.includes(way));
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
      {byPieces.map((way) => (
        <Pieces key={wayKey(way)} way={way} isFirst={way === drawer} count={now} change={change} />
      ))}
      {bySum.length > 0 && (
        <fieldset className="grid gap-3 sm:grid-cols-2">
          <legend className="mb-2 text-lg font-semibold">{t("closing.otherWays")}</legend>
          {bySum.map((way) => (
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

type PiecesProps = { way: WayFigure; isFirst: boolean; count: Count; change(count: Count): void };

/** Notes and coins of one currency, largest first, down the columns. */
function Pieces({ way, isFirst, count, change }: PiecesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useWayName();
  const { settings, configuration } = useTill();
  const { cash } = useWatch(settings);
  const own = useWatch(configuration)?.currency ?? "";
  const currency = way.foreign?.currency ?? own;
  const values = denominationsOf(cash, currency);
  const pieces = piecesOf(count, way);
  const money = (amount: number) => formats.money(amount, currency);
  const set = (value: number, text: string) => {
    const typed = Number(text.replace(/\D/g, "").slice(0, 6));
    change(withPieces(count, way, { ...pieces, [value]: typed }));
  };
  return (
    <fieldset>
      <legend className="mb-2 text-lg font-semibold">{isFirst ? t("closing.pieces") : nameOf(way)}</legend>
      <div
        className="grid gap-x-8 gap-y-2 sm:grid-flow-col sm:grid-cols-2 sm:grid-rows-[repeat(var(--rows),auto)]"
        style={{ "--rows": Math.ceil(values.length / 2) } as React.CSSProperties}
      >
        {values.map((value, position) => (
          <label key={value} className="grid grid-cols-[5.5rem_6rem_1fr] items-center gap-3">
            <span className="text-right">{money(value)}</span>
            <input
              inputMode="numeric"
              autoComplete="off"
              ref={isFirst && position === 0 ? takeFocus : undefined}
              aria-label={t("closing.piecesOf", { value: money(value) })}
              value={pieces[value] || ""}
              onChange={(event) => set(value, event.target.value)}
              onKeyDown={goOn}
              className="min-h-11 w-full rounded-md border border-ink-soft bg-white px-3 text-right text-lg"
            />
            <span className="text-right text-ink-soft">{money(value * (pieces[value] ?? 0))}</span>
          </label>
        ))}
      </div>
      <p className="mt-3 flex justify-between border-t border-line pt-3 text-xl font-semibold">
        <span>{t("closing.counted")}</span>
        <span data-testid={isFirst ? "counted" : undefined}>{money(sumOfPieces(pieces))}</span>
      </p>
      {!cash.blind && (
        <p className="flex justify-between text-ink-soft">
          <span>{t("closing.expected")}</span>
          <span>{money(way.foreign?.expected ?? way.expected)}</span>
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
