import type { Money, Payment, TillConfiguration } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { giveBack, type PaymentResult, payCash, payExactly, quickNotes, remaining } from "../selling/index.ts";
import { CardDialog } from "./card-dialog.tsx";
import { Button, Field } from "./parts.tsx";
import { useKeys, useTill, useWatch } from "./use-till.ts";

type Method = TillConfiguration["paymentMethods"][number];
type PaymentEntryProps = { total: Money; payments: Payment[]; settle(payments: Payment[]): void };

/** One payment: an amount, or none for all that is due, and the way it is paid. */
export function PaymentEntry({ total, payments, settle }: PaymentEntryProps) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { configuration, sale } = useTill();
  const known = useWatch(configuration);
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [card, setCard] = useState<{ method: Method; amount: Money }>();
  const currency = known?.currency ?? "GBP";
  const due = remaining(total, payments);
  const cash = known?.paymentMethods.find(({ kind }) => kind === "cash");
  const others = (known?.paymentMethods ?? []).filter(({ kind }) => kind !== "cash");
  const hasCustomer = sale.state.get().basket.customerId !== undefined;

  const take = (result: PaymentResult) => {
    setCard(undefined);
    if ("payments" in result) settle(result.payments);
    else setProblem(t(`refused.${result.refused}`));
  };
  /** Undefined, and told, when what is in the field is no amount. */
  const typedAmount = (): Money | undefined => {
    const text = field.current?.value.trim() ?? "";
    const amount = text === "" ? Math.abs(due) : formats.parseAmount(text, currency);
    if (amount === undefined) setProblem(t("refused.amountInvalid"));
    return amount;
  };
  const takeCash = (amount: Money | undefined) => {
    if (!cash || amount === undefined) return;
    take(due < 0 ? giveBack(total, payments, cash.code) : payCash(total, payments, cash.code, amount));
  };
  const takeOther = (method: Method) => {
    const amount = due < 0 ? -due : typedAmount();
    if (amount === undefined) return;
    if (due > 0 && amount > due) return setProblem(t("refused.moreThanDue"));
    if (method.kind === "card") setCard({ method, amount });
    else take(due < 0 ? giveBack(total, payments, method.code) : payExactly(total, payments, method.code, amount));
  };
  useKeys({
    homeField: () => field.current,
    key: (name) => {
      const method = others[Number(/^F(\d)$/.exec(name)?.[1] ?? 0) - 2];
      if (!method || (method.kind === "account" && !hasCustomer)) return false;
      takeOther(method);
      return true;
    },
  });
  if (due === 0)
    return (
      <Button look="main" className="min-h-16 text-xl" autoFocus shortcut="Enter" onClick={() => settle(payments)}>
        {t("pay.finish")}
      </Button>
    );
  return (
    <section className="space-y-4">
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          takeCash(typedAmount());
        }}
      >
        {due > 0 && (
          <Field
            ref={field}
            label={t("pay.amount")}
            hint={t("pay.amountHint")}
            inputMode="decimal"
            maxLength={12}
            autoFocus
            problem={problem}
            onChange={() => setProblem(undefined)}
          />
        )}
        <Button
          look="main"
          type="submit"
          autoFocus={due < 0}
          className="min-h-16 w-full text-xl"
          shortcut="Enter"
          disabled={!cash}
        >
          {cash?.names[i18n.language] ?? t("pay.cash")}
        </Button>
      </form>
      {due > 0 && (
        <fieldset aria-label={t("pay.notes")} className="grid grid-cols-4 gap-2">
          {quickNotes(due, currency).map((note) => (
            <Button key={note} className="min-h-14 text-lg" onClick={() => takeCash(note)}>
              {formats.money(note, currency)}
            </Button>
          ))}
        </fieldset>
      )}
      <div className="grid gap-2">
        {others.map((method, position) => (
          <Button
            key={method.code}
            shortcut={`F${position + 2}`}
            className="min-h-14 justify-between! text-lg"
            disabled={method.kind === "account" && !hasCustomer}
            onClick={() => takeOther(method)}
          >
            {method.names[i18n.language] ?? method.code}
            {method.kind === "account" && !hasCustomer && <span className="text-sm">{t("pay.needsCustomer")}</span>}
          </Button>
        ))}
      </div>
      {card && (
        <CardDialog
          name={card.method.names[i18n.language] ?? card.method.code}
          amount={due < 0 ? due : card.amount}
          close={() => setCard(undefined)}
          approve={(reference) =>
            take(
              due < 0
                ? giveBack(total, payments, card.method.code, reference)
                : payExactly(total, payments, card.method.code, card.amount, reference),
            )
          }
        />
      )}
    </section>
  );
}
