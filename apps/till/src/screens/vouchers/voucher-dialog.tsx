import { readVoucherNumber, type VoucherBalance } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CodeTarget } from "../../catalogue/index.ts";
import { askBalance, sellVoucher } from "../../vouchers/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";
import { VoucherNumberForm } from "./voucher-number-form.tsx";

/** What the server says of it; `unheard`: it was never sold. `notReachable`: nobody can be asked now. */
type Known = VoucherBalance | "unheard" | "notReachable" | undefined;

type VoucherDialogProps = { number?: string; target?: CodeTarget; close(): void };

/** A voucher by its number: what is on it, and more put on it or, when nobody has it yet, sold. */
export function VoucherDialog({ number: scanned, target, close }: VoucherDialogProps) {
  const { t } = useTranslation();
  const till = useTill();
  const [number, setNumber] = useState(scanned);
  const [known, setKnown] = useState<Known>();
  const [problem, setProblem] = useState<string>();
  const look = useCallback(
    async (text: string) => {
      const read = readVoucherNumber(text);
      if (!read) return setProblem(t("voucher.numberInvalid"));
      setNumber(read);
      setKnown(undefined);
      const asked = await askBalance(till, read);
      if (asked === "notReachable") return setKnown("notReachable");
      if ("answer" in asked) return setKnown(asked.answer);
      if (asked.refused === "voucher-unknown") return setKnown("unheard");
      setNumber(undefined);
      setProblem(t(`voucherReason.${asked.refused}`));
    },
    [till, t],
  );
  useEffect(() => {
    if (scanned) void look(scanned);
  }, [scanned, look]);
  useKeys({
    scan: (code) => {
      void look(code);
      return true;
    },
  });
  return (
    <Dialog title={t("voucher.title")} close={close}>
      {number === undefined ? (
        <VoucherNumberForm
          act={t("voucher.look")}
          problem={problem}
          isBusy={false}
          typed={() => setProblem(undefined)}
          take={(text) => void look(text)}
        />
      ) : (
        <div className="space-y-4">
          <p className="text-center text-lg font-semibold">{number}</p>
          <Standing known={known} />
          {known && <AmountForm known={known} number={number} target={target} close={close} />}
        </div>
      )}
    </Dialog>
  );
}

function Standing({ known }: { known: Known }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (known === undefined) return <p role="status">{t("voucher.asking")}</p>;
  if (typeof known === "string") return <p role="status">{t(`voucher.${known}`)}</p>;
  const { standing, balance, currency, available, validTo } = known;
  return (
    <div role="status" className="text-center">
      <strong className="block text-5xl">{formats.money(balance, currency)}</strong>
      {standing !== "good" && <p className="text-error">{t(`voucher.standing.${standing}`)}</p>}
      {standing === "good" && available < balance && (
        <p>{t("voucher.held", { amount: formats.money(available, currency) })}</p>
      )}
      {validTo && <p className="text-ink-soft">{t("voucher.validTo", { day: formats.date(validTo) })}</p>}
    </div>
  );
}

type AmountFormProps = Omit<VoucherDialogProps, "number"> & { known: NonNullable<Known>; number: string };

/** What is put on it. Without a network nobody knows whether it was sold before: the cashier says so. */
function AmountForm({ known, number, target, close }: AmountFormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const till = useTill();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  if (typeof known === "object" && known.standing !== "good") return null;
  const put = (action: "sell" | "topUp") => {
    const amount = formats.parseAmount(field.current?.value.trim() ?? "", till.configuration.get()?.currency ?? "GBP");
    if (amount === undefined || amount <= 0) return setProblem(t("refused.amountInvalid"));
    if (sellVoucher(till, { number, action, amount, language: currentLanguage(), ...(target ? { target } : {}) })) {
      till.view.set({ name: "sale" });
      close();
    }
  };
  const first = known === "unheard" || known === "notReachable" ? "sell" : "topUp";
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        put(first);
      }}
    >
      <Field
        autoFocus
        ref={field}
        label={t("voucher.amount")}
        inputMode="decimal"
        maxLength={12}
        problem={problem}
        onChange={() => setProblem(undefined)}
      />
      <Button look="main" type="submit" shortcut="Enter" className="w-full">
        {t(`voucher.${first}`)}
      </Button>
      {known === "notReachable" && (
        <Button className="w-full" onClick={() => put("topUp")}>
          {t("voucher.topUp")}
        </Button>
      )}
    </form>
  );
}
