import type { Money, Payment, TillConfiguration } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { giveBack, type PaymentNote, type PaymentResult, payCash, payExactly, remaining } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";

export type Method = TillConfiguration["paymentMethods"][number];
export type Taking = ReturnType<typeof useTakePayment>;

/** Takes one payment, or gives one back when money is owed to the customer. */
export function useTakePayment(total: Money, payments: Payment[], settle: (payments: Payment[]) => void) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { configuration, sale } = useTill();
  const known = useWatch(configuration);
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [card, setCard] = useState<{ method: Method; amount: Money }>();
  const currency = known?.currency ?? "GBP";
  const due = remaining(total, payments);
  const methods = known?.paymentMethods ?? [];
  const cash = methods.find(({ kind }) => kind === "cash");

  const take = (result: PaymentResult) => {
    setCard(undefined);
    if ("payments" in result) settle(result.payments);
    else setProblem(t(`refused.${result.refused}`));
  };
  const takeExactly = (method: Method, amount: Money, note?: PaymentNote) =>
    take(
      due < 0 ? giveBack(total, payments, method.code, note) : payExactly(total, payments, method.code, amount, note),
    );
  /** An empty field means all that is due. Undefined, and told, when what is in it is no amount. */
  const amountInField = (): Money | undefined => {
    const text = field.current?.value.trim() ?? "";
    const amount = text === "" ? Math.abs(due) : formats.parseAmount(text, currency);
    if (amount === undefined) setProblem(t("refused.amountInvalid"));
    return amount;
  };
  const cashOf = (amount: Money | undefined) => {
    if (!cash || amount === undefined) return;
    if (due < 0) takeExactly(cash, -due);
    else take(payCash(total, payments, cash.code, amount));
  };
  const other = (method: Method) => {
    const amount = amountInField();
    if (amount === undefined) return;
    if (amount <= 0 || amount > Math.abs(due))
      return setProblem(t(amount <= 0 ? "refused.amountInvalid" : "refused.moreThanDue"));
    if (method.kind === "card") setCard({ method, amount });
    else takeExactly(method, amount);
  };
  return {
    field,
    problem,
    due,
    currency,
    cash,
    card,
    others: methods.filter(({ kind }) => kind !== "cash"),
    nameOf: (method: Method) => method.names[i18n.language] ?? method.code,
    /** On account only to somebody who has one. */
    allowed: (method: Method) => method.kind !== "account" || sale.state.get().basket.customerId !== undefined,
    typed: () => setProblem(undefined),
    cashOf,
    cashFromField: () => cashOf(amountInField()),
    other,
    approved: (note: PaymentNote) => card && takeExactly(card.method, card.amount, note),
    declined: () => setCard(undefined),
  };
}
