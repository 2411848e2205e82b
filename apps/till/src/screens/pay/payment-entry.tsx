import type { Money, Payment } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { quickNotes } from "../../selling/index.ts";
import { useKeys } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { CardDialog } from "./card-dialog.tsx";
import { ForeignDialog } from "./foreign-dialog.tsx";
import { type Method, type Taking, useTakePayment } from "./use-take-payment.ts";

type PaymentEntryProps = { total: Money; payments: Payment[]; settle(payments: Payment[]): void };

/** One payment: an amount, or none for all that is due, and the way it is paid. */
export function PaymentEntry({ total, payments, settle }: PaymentEntryProps) {
  const { t } = useTranslation();
  const taking = useTakePayment(total, payments, settle);
  const { field, due, others, byHand } = taking;
  const [isForeign, setForeign] = useState(false);
  const foreignKey = `F${others.length + 2}`;
  useKeys({
    homeField: () => field.current,
    key: (name) => {
      if (name === foreignKey && taking.takesForeign) setForeign(true);
      const method = others[Number(/^F(\d)$/.exec(name)?.[1] ?? 0) - 2];
      if (!method || !taking.allowed(method)) return name === foreignKey && taking.takesForeign;
      taking.other(method);
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
      <CashForm taking={taking} />
      {due > 0 && <Notes taking={taking} />}
      <div className="grid gap-2">
        {others.map((method, position) => (
          <MethodButton key={method.code} method={method} shortcut={`F${position + 2}`} taking={taking} />
        ))}
        {taking.takesForeign && (
          <Button shortcut={foreignKey} className="min-h-14 justify-between! text-lg" onClick={() => setForeign(true)}>
            {t("foreign.title")}
          </Button>
        )}
      </div>
      {isForeign && <ForeignDialog taking={taking} close={() => setForeign(false)} />}
      {byHand && (
        <CardDialog
          name={taking.nameOf(byHand.method)}
          cardTypes={byHand.method.cardTypes ?? []}
          amount={due < 0 ? due : byHand.amount}
          close={taking.declined}
          approve={taking.approved}
        />
      )}
    </section>
  );
}

function CashForm({ taking }: { taking: Taking }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { field, due, cash, problem } = taking;
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        taking.cashFromField();
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
          onChange={taking.typed}
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
        {cash ? taking.nameOf(cash) : t("pay.cash")}
        {taking.cashAsked !== Math.abs(due) && ` ${formats.money(taking.cashAsked, taking.currency)}`}
      </Button>
    </form>
  );
}

function Notes({ taking }: { taking: Taking }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { cashAsked, currency } = taking;
  return (
    <fieldset aria-label={t("pay.notes")} className="grid grid-cols-4 gap-2">
      {quickNotes(cashAsked, currency).map((note) => (
        <Button key={note} className="min-h-14 text-lg" onClick={() => taking.cashOf(note)}>
          {formats.money(note, currency)}
        </Button>
      ))}
    </fieldset>
  );
}

function MethodButton({ method, shortcut, taking }: { method: Method; shortcut: string; taking: Taking }) {
  const { t } = useTranslation();
  const allowed = taking.allowed(method);
  return (
    <Button
      shortcut={shortcut}
      className="min-h-14 justify-between! text-lg"
      disabled={!allowed}
      onClick={() => taking.other(method)}
    >
      {taking.nameOf(method)}
      {!allowed && <span className="text-sm">{t("pay.needsCustomer")}</span>}
    </Button>
  );
}
