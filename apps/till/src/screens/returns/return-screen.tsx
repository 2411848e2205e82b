import { parseReceiptNumber } from "@counterfoil/contracts";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { ReturnLines } from "./return-lines.tsx";
import { useSoldReceipt } from "./use-sold-receipt.ts";
import { WithoutReceipt } from "./without-receipt.tsx";

/** Goods come back with their receipt: its number is typed or scanned. */
export function ReturnScreen({ number }: { number: string }) {
  const { t } = useTranslation();
  const { view } = useTill();
  const answer = useSoldReceipt(number);
  const [invalid, setInvalid] = useState<string>();
  const [without, setWithout] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const open = (typed: string): boolean => {
    const wanted = typed.trim().toUpperCase();
    if (!parseReceiptNumber(wanted)) return false;
    view.set({ name: "return", number: wanted });
    return true;
  };
  useKeys({
    homeField: () => field.current,
    scan: open,
    key: (name) => {
      if (name === "F2") setWithout(true);
      if (name === "Escape") view.set({ name: "sale" });
      return name === "F2" || name === "Escape";
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = field.current?.value ?? "";
    setInvalid(open(typed) ? undefined : t("return.invalid", { number: typed }));
  };
  const refused =
    typeof answer === "object" && "refused" in answer ? t(`return.${answer.refused}`, { number }) : undefined;
  return (
    <main className="mx-auto h-full max-w-4xl space-y-4 overflow-auto p-4">
      <div className="flex items-center justify-between">
        <h1 className="text-2xl font-semibold">{t("return.title")}</h1>
        <Button onClick={() => view.set({ name: "sale" })} shortcut="Esc">
          {t("toSale")}
        </Button>
      </div>
      <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
        <Field
          ref={field}
          label={t("return.number")}
          defaultValue={number}
          autoFocus
          maxLength={15}
          spellCheck={false}
          className="flex-1 max-sm:basis-full"
          problem={invalid ?? refused}
        />
        <Button type="submit" className="max-sm:flex-1 sm:mt-6">
          {t("return.look")}
        </Button>
        <Button className="max-sm:flex-1 sm:mt-6" shortcut="F2" onClick={() => setWithout(true)}>
          {t("without.title")}
        </Button>
      </form>
      {without && <WithoutReceipt close={() => setWithout(false)} />}
      {number === "" && <p className="text-ink-soft">{t("return.hint")}</p>}
      {answer === "looking" && <p role="status">{t("return.looking")}</p>}
      {typeof answer === "object" && "receipt" in answer && <ReturnLines sold={answer} />}
    </main>
  );
}
