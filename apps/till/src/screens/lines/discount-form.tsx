import type { GivenDiscount } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { mostPercent, type SaleLine } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";

/** Without a line it is on the whole receipt. */
export type DiscountWish = { lineId?: string | undefined; discount: GivenDiscount };

type DiscountFormProps = {
  line: SaleLine | undefined;
  problem: string | undefined;
  wish(wish: DiscountWish): void;
  takeBack(lineId: string | undefined): void;
};

/** "10%" is a percentage, "2.50" an amount. */
export function DiscountForm({ line, problem, wish, takeBack }: DiscountFormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration, cashier } = useTill();
  const [onLine, setOnLine] = useState(line !== undefined);
  const [invalid, setInvalid] = useState<string>();
  const value = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState<string>();
  const { currency = "GBP", manualDiscounts: rules } = configuration.get() ?? {};
  const person = cashier.get();
  const lineId = onLine ? line?.lineId : undefined;
  const given = onLine ? line?.discounts : sale.state.get().basket.discounts;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = value.current?.value.trim() ?? "";
    const figure = text.endsWith("%") ? percentOf(text, formats) : amountOf(formats.parseAmount(text, currency));
    if (!figure) return setInvalid(t("discount.invalid"));
    if (!reason) {
      event.currentTarget.querySelector<HTMLInputElement>("fieldset:last-of-type input")?.focus();
      return setInvalid(t("discount.reasonMissing"));
    }
    setInvalid(undefined);
    wish({ lineId, discount: { ...figure, reason, ...(person ? { by: person.personId } : {}) } });
  };
  if (!rules || rules.reasons.length === 0) return <p>{t("discount.notAllowed")}</p>;
  return (
    <form onSubmit={submit} className="space-y-4">
      <Choice
        legend={t("discount.on")}
        chosen={onLine ? "line" : "receipt"}
        choose={(scope) => setOnLine(scope === "line")}
        options={[
          ...(line ? [{ code: "line", name: line.text }] : []),
          { code: "receipt", name: t("discount.receipt") },
        ]}
      />
      <Field
        ref={value}
        label={t("discount.value")}
        hint={t("discount.hint", { percent: formats.percent(person ? mostPercent(rules, person) : 0) })}
        maxLength={12}
        problem={invalid ?? problem}
        data-start="yes"
      />
      <Reasons chosen={reason} choose={setReason} />
      <div className="grid gap-2">
        <Button look="main" type="submit" shortcut="Enter">
          {t("discount.give")}
        </Button>
        {given && <Button onClick={() => takeBack(lineId)}>{t("discount.takeBack")}</Button>}
      </div>
    </form>
  );
}

type Formats = ReturnType<typeof useFormats>;

function percentOf(text: string, formats: Formats): Pick<GivenDiscount, "percent"> | undefined {
  const percent = formats.parseQuantity(text.slice(0, -1).trim());
  return percent !== undefined && percent > 0 && percent <= 100 ? { percent } : undefined;
}

function amountOf(amount: number | undefined): Pick<GivenDiscount, "amount"> | undefined {
  return amount !== undefined && amount > 0 ? { amount } : undefined;
}

export function Reasons({ chosen, choose }: { chosen: string | undefined; choose(code: string): void }) {
  const { t, i18n } = useTranslation();
  const reasons = useTill().configuration.get()?.manualDiscounts?.reasons ?? [];
  const options = reasons.map(({ code, names }) => ({ code, name: names[i18n.language] ?? names.en ?? code }));
  return <Choice legend={t("discount.reason")} chosen={chosen} choose={choose} options={options} />;
}

type ChoiceProps = {
  legend: string;
  chosen: string | undefined;
  choose(code: string): void;
  options: { code: string; name: string; hint?: string }[];
};

/** One of few; the arrow keys go from one to the next. */
export function Choice({ legend, chosen, choose, options }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset className={`grid gap-2 ${options.some(({ hint }) => hint) ? "" : "grid-cols-2"}`}>
      <legend className="mb-1 text-sm font-medium text-ink-soft">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.code}
          className="flex min-h-11 min-w-0 items-center gap-2 rounded-md border border-line bg-white px-3 py-2 text-sm has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-3 has-focus-visible:outline-offset-2"
        >
          <input
            type="radio"
            name={name}
            className="size-5 shrink-0 accent-ink"
            checked={option.code === chosen}
            onChange={() => choose(option.code)}
          />
          <span className="min-w-0 break-words">
            {option.name}
            {option.hint && <span className="block text-ink-soft">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
