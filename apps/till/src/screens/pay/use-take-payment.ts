import type { Money, Payment, TillConfiguration } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { onAccount, readCredit } from "../../customers/index.ts";
import {
  type CashWay,
  cashDue,
  giveBack,
  type PaymentNote,
  type PaymentResult,
  payCash,
  payExactly,
  remaining,
} from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { useCardPayment } from "./use-card-payment.ts";

export type Method = TillConfiguration["paymentMethods"][number];
export type Taking = ReturnType<typeof useTakePayment>;

/** How cash is taken here; undefined where no cash is. */
export function useCashWay(): CashWay | undefined {
  const { configuration, settings } = useTill();
  const methods = useWatch(configuration)?.paymentMethods ?? [];
  const { cashStep: step } = useWatch(settings).payment;
  const codeOf = (kind: Method["kind"]) => methods.find((method) => method.kind === kind)?.code;
  const [method, rounding] = [codeOf("cash"), codeOf("rounding")];
  return method === undefined ? undefined : { method, step, ...(rounding ? { rounding } : {}) };
}

/** On account only to somebody who has one; onto a voucher nothing goes back, and training moves nothing on one. */
function isAllowed(
  kind: Method["kind"],
  due: Money,
  { hasCustomer, isTraining }: Record<"hasCustomer" | "isTraining", boolean>,
) {
  return kind === "account" ? hasCustomer : kind !== "voucher" || (due > 0 && !isTraining);
}

/** Credit: above what one receipt takes, or what the customer may still owe, somebody who may is asked. Undefined: not allowed. */
function useMayOwe(payments: Payment[]) {
  const { t } = useTranslation();
  const formats = useFormats();
  const till = useTill();
  return async (due: Money, { code }: Method, amount: Money): Promise<PaymentNote | undefined> => {
    // What goes back on account is owed by nobody.
    if (due < 0) return {};
    const { configuration, settings, rights, sale, training } = till;
    const { customerId } = sale.state.get().basket;
    const owed = onAccount(payments, code) + amount;
    const credit = customerId && !training.on.get() ? await readCredit(till, customerId, code) : undefined;
    const most = settings.get().payment.accountMost;
    const isWithin = owed <= (credit?.left ?? owed);
    if (owed <= most && isWithin) return {};
    const money = (minor: Money) => formats.money(minor, configuration.get()?.currency ?? "GBP");
    const allowed = credit && !isWithin ? Math.max(credit.left, 0) : most;
    const values = { amount: money(owed), most: money(allowed) };
    const about = t(credit && !isWithin ? `overCredit.${credit.by}` : "pay.overAccount", values);
    const permit = await rights.ask("accountOverLimit", { about });
    return permit && (permit.approvedBy ? { approvedBy: permit.approvedBy } : {});
  };
}

/** Takes one payment, or gives one back when money is owed to the customer. */
export function useTakePayment(total: Money, payments: Payment[], settle: (payments: Payment[]) => void) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { configuration, settings, sale, training } = useTill();
  const [known, policy, isTraining] = [useWatch(configuration), useWatch(settings).payment, useWatch(training.on)];
  const cash = useCashWay();
  const mayOwe = useMayOwe(payments);
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [asking, setAsking] = useState<{ how: "byHand" | "voucher"; method: Method; amount: Money }>();
  const cards = useCardPayment();
  const currency = known?.currency ?? "GBP";
  const due = remaining(total, payments);
  const methods = known?.paymentMethods ?? [];

  const take = (result: PaymentResult) => {
    setAsking(undefined);
    if ("payments" in result) settle(result.payments);
    else setProblem(t(`refused.${result.refused}`));
  };
  const takeExactly = ({ code }: Method, amount: Money, note?: PaymentNote) =>
    take(due < 0 ? giveBack(total, payments, { method: code }, note) : payExactly(total, payments, code, amount, note));
  /** An empty field means `all`. Undefined, and told, when what is in it is no amount. */
  const amountInField = (all: Money): Money | undefined => {
    const text = field.current?.value.trim() ?? "";
    const amount = text === "" ? all : formats.parseAmount(text, currency);
    if (amount === undefined) setProblem(t("refused.amountInvalid"));
    return amount;
  };
  const cashOf = (amount: Money | undefined, foreign?: Payment["foreign"]) => {
    if (!cash || amount === undefined) return;
    take(due < 0 ? giveBack(total, payments, cash) : payCash(total, payments, cash, amount, foreign));
  };
  const other = (method: Method) => {
    const amount = amountInField(Math.abs(due));
    if (amount === undefined) return;
    if (amount <= 0 || amount > Math.abs(due))
      return setProblem(t(amount <= 0 ? "refused.amountInvalid" : "refused.moreThanDue"));
    if (method.kind === "account")
      void mayOwe(due, method, amount).then((note) => note && takeExactly(method, amount, note));
    else if (method.kind === "voucher") setAsking({ how: "voucher", method, amount });
    else if (method.kind !== "card") takeExactly(method, amount);
    else if (policy.terminal === "byHand" || isTraining) setAsking({ how: "byHand", method, amount });
    else void cards.pay(method.code, due < 0 ? due : amount);
  };
  const hasCustomer = sale.state.get().basket.customerId !== undefined;
  const cashAsked = cash ? Math.abs(cashDue(due, cash)) : 0;
  return {
    field,
    problem,
    due,
    currency,
    cash: methods.find(({ kind }) => kind === "cash"),
    /** What is due in cash, where small coins are missing: to the nearest one. */
    cashAsked,
    /** What is still asked of a payment before it is one. */
    asking,
    others: methods.filter(({ kind }) => kind !== "cash" && kind !== "rounding"),
    takesForeign: policy.foreign.length > 0 && cash !== undefined && due > 0,
    nameOf: (method: Method) => method.names[i18n.language] ?? method.code,
    allowed: ({ kind }: Method) => isAllowed(kind, due, { hasCustomer, isTraining }),
    typed: () => setProblem(undefined),
    cashOf,
    cashFromField: () => cashOf(amountInField(cashAsked)),
    other,
    approved: (note: PaymentNote) => asking && takeExactly(asking.method, asking.amount, note),
    notTaken: () => setAsking(undefined),
  };
}
