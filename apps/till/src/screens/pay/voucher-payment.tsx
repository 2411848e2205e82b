import { type Payment, readVoucherNumber } from "@counterfoil/contracts";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { payExactly, remaining } from "../../selling/index.ts";
import { takeVoucher } from "../../vouchers/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";

type Paying = { total: number; payments: Payment[]; settle(payments: Payment[]): void };

/** Pays with a voucher what is wanted, or what is left on it. Undefined: done; else why not. */
export function usePayByVoucher({ total, payments, settle }: Paying) {
  const { t } = useTranslation();
  const till = useTill();
  const busy = useRef(false);
  return async (text: string, method: string, wanted: number): Promise<string | undefined> => {
    const number = readVoucherNumber(text);
    if (!number) return t("voucher.numberInvalid");
    if (busy.current || remaining(total, payments) <= 0) return undefined;
    busy.current = true;
    try {
      const taken = await takeVoucher(till, number, Math.min(wanted, remaining(total, payments)), payments);
      if ("refused" in taken) return t(`voucherReason.${taken.refused}`, { number });
      const { voucher, amount } = taken;
      const result = payExactly(total, payments, method, amount, { voucher });
      if ("refused" in result) return t(`refused.${result.refused}`);
      settle(result.payments);
      return undefined;
    } finally {
      busy.current = false;
    }
  };
}

type VoucherPaymentProps = Paying & { method: string; amount: number; close(): void };

/** The number is scanned or typed; what is on it pays. */
export function VoucherPayment({ method, amount, close, ...paying }: VoucherPaymentProps) {
  const { t } = useTranslation();
  const pay = usePayByVoucher(paying);
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const take = async (text: string) => {
    setBusy(true);
    const why = await pay(text, method, amount);
    setBusy(false);
    if (why) setProblem(why);
    else close();
  };
  useKeys({
    scan: (code) => {
      void take(code);
      return true;
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void take(field.current?.value ?? "");
  };
  return (
    <Dialog title={t("voucher.payTitle")} close={close}>
      <form onSubmit={submit} className="space-y-4">
        <Field
          ref={field}
          label={t("voucher.number")}
          hint={t("voucher.numberHint")}
          maxLength={40}
          spellCheck={false}
          problem={problem}
          onChange={() => setProblem(undefined)}
        />
        <Button look="main" type="submit" shortcut="Enter" className="w-full" disabled={isBusy}>
          {t(isBusy ? "voucher.asking" : "voucher.pay")}
        </Button>
      </form>
    </Dialog>
  );
}
