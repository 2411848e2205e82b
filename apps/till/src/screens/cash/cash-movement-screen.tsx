import { useFormats } from "@counterfoil/ui";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { appendTransaction } from "../../ledger/index.ts";
import { buildCashMovement, type CashMovementType, cashReasons } from "../../selling/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";

const types = Object.keys(cashReasons) as CashMovementType[];

/** Money in or out without goods, always with a reason. */
export function CashMovementScreen() {
  const { t } = useTranslation();
  const { view } = useTill();
  const [type, setType] = useState<CashMovementType>("cashIn");
  const [reasonCode, setReasonCode] = useState("FLOAT");
  const amount = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLInputElement>(null);
  const { store, told, problem } = useStoreMovement();
  useKeys({
    homeField: () => amount.current,
    key: (name) => {
      if (name === "Escape") view.set({ name: "sale" });
      return name === "Escape";
    },
  });
  const choose = (next: CashMovementType) => {
    setType(next);
    setReasonCode(cashReasons[next][0] ?? "");
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!amount.current || !text.current) return;
    const words = text.current.value.trim() || t(`reason.${reasonCode}`);
    if (!(await store({ type, reasonCode, typed: amount.current.value, text: words }))) return amount.current.focus();
    amount.current.value = "";
    text.current.value = "";
  };
  return (
    <main className="mx-auto h-full max-w-2xl overflow-auto p-4">
      <div className="mb-4 flex items-center justify-between">
        <h1 className="text-2xl font-semibold">{t("cash.title")}</h1>
        <Button onClick={() => view.set({ name: "sale" })} shortcut="Esc">
          {t("toSale")}
        </Button>
      </div>
      <form onSubmit={submit} className="space-y-4">
        <Choice
          legend={t("cash.type")}
          name="type"
          options={types}
          chosen={type}
          choose={choose}
          label={(one) => t(`cash.${one}`)}
        />
        <Choice
          legend={t("cash.reason")}
          name="reason"
          options={cashReasons[type]}
          chosen={reasonCode}
          choose={setReasonCode}
          label={(one) => t(`reason.${one}`)}
        />
        <Field ref={amount} label={t("cash.amount")} inputMode="decimal" maxLength={12} autoFocus problem={problem} />
        <Field ref={text} label={t("cash.text")} maxLength={80} />
        <Button look="main" type="submit" className="min-h-14 w-full text-xl" shortcut="Enter">
          {t("cash.store")}
        </Button>
      </form>
      <p role="status" className="mt-4 text-lg font-semibold">
        {told}
      </p>
    </main>
  );
}

type Typed = { type: CashMovementType; reasonCode: string; typed: string; text: string };

function useStoreMovement() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { database, configuration, cashier, step } = useTill();
  const [told, setTold] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const store = async ({ type, reasonCode, typed, text }: Typed): Promise<boolean> => {
    const known = configuration.get();
    const person = cashier.get();
    const method = known?.paymentMethods.find(({ kind }) => kind === "cash")?.code;
    if (!known || !person || !method) return false;
    const moment = { configuration: known, cashier: person, at: new Date().toISOString() };
    const amount = formats.parseAmount(typed, known.currency) ?? 0;
    const draft = buildCashMovement(moment, { type, amount, method, reasonCode, text });
    if ("refused" in draft) {
      setProblem(t(`refused.${draft.refused}`));
      return false;
    }
    setProblem(undefined);
    const row = await appendTransaction(database, draft);
    step.sendSoon();
    setTold(t("cash.stored", { number: row.number, amount: formats.money(amount, known.currency) }));
    return true;
  };
  return { store, told, problem };
}

type ChoiceProps<Option extends string> = {
  legend: string;
  name: string;
  options: readonly Option[];
  chosen: string;
  choose(option: Option): void;
  label(option: Option): string;
};

function Choice<Option extends string>({ legend, name, options, chosen, choose, label }: ChoiceProps<Option>) {
  return (
    <fieldset className="grid grid-cols-2 gap-2 sm:grid-cols-4">
      <legend className="mb-1 text-sm font-medium text-ink-soft">{legend}</legend>
      {options.map((option) => (
        <label
          key={option}
          className="flex min-h-11 items-center gap-2 rounded-md border border-line bg-white px-3 py-2 has-checked:border-ink has-checked:ring-1 has-checked:ring-ink"
        >
          <input
            type="radio"
            name={name}
            className="size-5 accent-ink"
            checked={option === chosen}
            onChange={() => choose(option)}
          />
          {label(option)}
        </label>
      ))}
    </fieldset>
  );
}
