import { type Payment, readVoucherNumber } from "@counterfoil/contracts";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { payExactly, remaining } from "../../selling/index.ts";
import { takeVoucher } from "../../vouchers/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { VoucherNumberForm } from "../vouchers/voucher-number-form.tsx";

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
  return (
    <Dialog title={t("voucher.payTitle")} close={close}>
      <VoucherNumberForm
        act={t("voucher.pay")}
        problem={problem}
        isBusy={isBusy}
        typed={() => setProblem(undefined)}
        take={(text) => void take(text)}
      />
    </Dialog>
  );
}
