import type { CashType } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { type FormEvent, type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { buildCashMovement, type CashDirection, cashDirections, nameOfType } from "../../cash/index.ts";
import { appendTransaction } from "../../ledger/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { usePrintSold } from "../receipts/use-print-sold.ts";

/** Money in or out without goods, always of a kind that the retailer knows. */
export function MovementForm({ amount }: { amount: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const { types } = useWatch(useTill().settings).cash;
  const [direction, setDirection] = useState<CashDirection>("cashIn");
  const offered = types.filter((type) => type.direction === direction);
  const [code, setCode] = useState<string>();
  const text = useRef<HTMLInputElement>(null);
  const { store, told, problem } = useStoreMovement();
  const type = offered.find((each) => each.code === code) ?? offered[0];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!amount.current || !text.current || !type) return;
    const wish = { type, typed: amount.current.value, text: text.current.value };
    const refused = await store(wish);
    if (refused) return (refused === "noteNeeded" ? text : amount).current?.focus();
    amount.current.value = "";
    text.current.value = "";
  };
  const directions = cashDirections.filter((each) => types.some((one) => one.direction === each));
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <Choice
        legend={t("cash.type")}
        name="type"
        options={directions}
        chosen={direction}
        choose={(next) => setDirection(next)}
        label={(one) => t(`cash.${one}`)}
      />
      <Choice
        legend={t("cash.reason")}
        name="reason"
        options={offered.map((each) => each.code)}
        chosen={type?.code ?? ""}
        choose={setCode}
        label={(one) => nameOfType(offered.find((each) => each.code === one) as CashType, currentLanguage())}
      />
      <Field
        ref={amount}
        label={t("cash.amount")}
        inputMode="decimal"
        maxLength={12}
        data-commands="yes"
        problem={problem === "amountInvalid" ? t("refused.amountInvalid") : undefined}
      />
      <Field
        ref={text}
        label={t(type?.noteNeeded ? "cash.note" : "cash.text")}
        maxLength={80}
        problem={problem === "noteNeeded" ? t("cash.noteNeeded") : undefined}
      />
      <Button look="main" type="submit" className="min-h-14 w-full text-xl" shortcut="Enter" disabled={!type}>
        {t("cash.store")}
      </Button>
      <p role="status" className="text-lg font-semibold">
        {told}
      </p>
    </form>
  );
}

type Typed = { type: CashType; typed: string; text: string };
type Problem = "amountInvalid" | "noteNeeded" | "notAllowed";

function useStoreMovement() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { database, configuration, cashier, step, rights, note } = useTill();
  const printSold = usePrintSold();
  const [told, setTold] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const store = async ({ type, typed, text }: Typed): Promise<Problem | undefined> => {
    const known = configuration.get();
    const person = cashier.get();
    if (!known || !person) return "notAllowed";
    const moment = { configuration: known, cashier: person, at: new Date().toISOString() };
    const amount = formats.parseAmount(typed, known.currency) ?? 0;
    const build = (approvedBy?: string) =>
      buildCashMovement(moment, { type, amount, text, ...(approvedBy && { approvedBy }) }, currentLanguage());
    const draft = build();
    const refused = "refused" in draft ? draft.refused : undefined;
    setProblem(refused);
    if (refused) return refused;
    const inside = type.direction === "cashIn" || type.direction === "cashOut";
    const about = `${nameOfType(type, currentLanguage())}: ${formats.money(amount, known.currency)}`;
    const permit = await rights.ask(inside ? "moveCash" : "payInOut", { about });
    if (!permit) return "notAllowed";
    const allowed = build(permit.approvedBy);
    if ("refused" in allowed) return allowed.refused;
    const row = await appendTransaction(database, allowed);
    note("drawerOpened", { type: type.code, amount: allowed.amount }, { transactionId: row.id });
    printSold(row);
    step.sendSoon();
    setTold(t("cash.stored", { number: row.number, amount: formats.money(amount, known.currency) }));
    return undefined;
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
    <fieldset className="grid grid-cols-[repeat(auto-fill,minmax(min(10rem,100%),1fr))] gap-2">
      <legend className="mb-1 text-sm font-medium text-ink-soft">{legend}</legend>
      {options.map((option) => (
        <label
          key={option}
          className="flex min-h-11 items-center gap-2 rounded-md border border-line bg-white px-3 py-2 has-checked:border-ink has-checked:ring-1 has-checked:ring-ink"
        >
          <input
            type="radio"
            name={name}
            className="size-5 shrink-0 accent-ink"
            checked={option === chosen}
            onChange={() => choose(option)}
          />
          {label(option)}
        </label>
      ))}
    </fieldset>
  );
}
