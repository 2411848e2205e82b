import type { Money, Payment } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { quickNotes } from "../../selling/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { CardDialog } from "./card-dialog.tsx";
import { ForeignDialog } from "./foreign-dialog.tsx";
import { type Method, type Taking, useTakePayment } from "./use-take-payment.ts";
import { VoucherPayment } from "./voucher-payment.tsx";

/** F5 belongs to the browser. */
const methodKeys = ["F2", "F3", "F4", "F7", "F8"];
const FOREIGN_KEY = "F6";

type PaymentEntryProps = { total: Money; payments: Payment[]; settle(payments: Payment[]): void };

/** One payment: an amount, or none for all that is due, and the way it is paid. */
export function PaymentEntry({ total, payments, settle }: PaymentEntryProps) {
  const { t } = useTranslation();
  const taking = useTakePayment(total, payments, settle);
  const { field, due, others, asking } = taking;
  const [isForeign, setForeign] = useState(false);
  const ways = useRef<HTMLFieldSetElement>(null);
  useFocusAfterCard(ways, field, asking?.how === "byHand");
  useKeys({
    homeField: () => field.current,
    key: (name) => {
      const method = others[methodKeys.indexOf(name)];
      const isHeard = method ? taking.allowed(method) : name === FOREIGN_KEY && taking.takesForeign;
      if (isHeard && method) taking.other(method);
      else if (isHeard) setForeign(true);
      return isHeard;
    },
  });
  if (due === 0)
    return (
      <Button
        look="main"
        className="left-hand:md:order-first min-h-16 text-xl"
        autoFocus
        shortcut="Enter"
        onClick={() => settle(payments)}
      >
        {t("pay.finish")}
      </Button>
    );
  return (
    <section className="space-y-4 left-hand:md:order-first">
      <CashForm taking={taking} />
      {due > 0 && <Notes taking={taking} />}
      <fieldset ref={ways} tabIndex={-1} aria-label={t("pay.ways")} className="grid gap-2">
        {others.map((method, position) => (
          <MethodButton key={method.code} method={method} shortcut={methodKeys[position] ?? ""} taking={taking} />
        ))}
        {taking.takesForeign && (
          <Button shortcut={FOREIGN_KEY} className="min-h-14 justify-between! text-lg" onClick={() => setForeign(true)}>
            {t("foreign.title")}
          </Button>
        )}
      </fieldset>
      {isForeign && <ForeignDialog taking={taking} close={() => setForeign(false)} />}
      {asking?.how === "voucher" && (
        <VoucherPayment
          method={asking.method.code}
          amount={asking.amount}
          total={total}
          payments={payments}
          settle={settle}
          close={taking.notTaken}
        />
      )}
      {asking?.how === "byHand" && (
        <CardDialog
          name={taking.nameOf(asking.method)}
          cardTypes={asking.method.cardTypes ?? []}
          amount={due < 0 ? due : asking.amount}
          close={taking.notTaken}
          approve={taking.approved}
        />
      )}
    </section>
  );
}

type Focusable = RefObject<HTMLElement | null>;

/** After a card that paid nothing Enter neither asks for it again nor takes cash; after one that paid, the next amount is typed. */
function useFocusAfterCard(ways: Focusable, amount: Focusable, isByHand: boolean): void {
  const phase = useWatch(useTill().terminal.state)?.phase ?? (isByHand && "byHand");
  const before = useRef(phase);
  useEffect(() => {
    if (before.current && !phase) (before.current === "approved" ? amount : ways).current?.focus();
    before.current = phase;
  }, [phase, ways, amount]);
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
        <Button key={note} className="min-h-14 px-1! text-lg" onClick={() => taking.cashOf(note)}>
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
      {!allowed && method.kind === "account" && <span className="text-sm">{t("pay.needsCustomer")}</span>}
    </Button>
  );
}
