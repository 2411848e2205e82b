import { type FormEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button, Field } from "../parts/parts.tsx";

type VoucherNumberFormProps = {
  /** What the button does with the number. */
  act: string;
  problem: string | undefined;
  isBusy: boolean;
  typed(): void;
  take(text: string): void;
};

/** The number of a voucher, as it is typed; scans are for the sheet around it. */
export function VoucherNumberForm({ act, problem, isBusy, typed, take }: VoucherNumberFormProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(field.current?.value ?? "");
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field
        ref={field}
        label={t("voucher.number")}
        hint={t("voucher.numberHint")}
        maxLength={40}
        spellCheck={false}
        problem={problem}
        onChange={typed}
      />
      <Button look="main" type="submit" shortcut="Enter" className="w-full" disabled={isBusy}>
        {isBusy ? t("voucher.asking") : act}
      </Button>
    </form>
  );
}
