import { currentLanguage, useFormats } from "@counterfoil/ui";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type CodeTarget, textOf } from "../../catalogue/index.ts";
import { takeArticle } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";
import { unitWord } from "../parts/unit-word.ts";

type OpenPriceDialogProps = { target: CodeTarget; quantityMilli: number; close(): void; done(): void };

/** An article without a price of its own. Scans that come meanwhile wait. */
export function OpenPriceDialog({ target, quantityMilli, close, done }: OpenPriceDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration, cashier } = useTill();
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const currency = configuration.get()?.currency ?? "GBP";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const amount = formats.parseAmount(field.current?.value ?? "", currency);
    if (amount === undefined || amount <= 0 || amount > MOST_MINOR) return setProblem(t("openPrice.wanted"));
    const by = cashier.get()?.personId;
    const change = by ? { by } : {};
    if (takeArticle(sale, target, quantityMilli, currentLanguage(), { amount, origin: "typed", change })) done();
    else close();
  };
  return (
    <Dialog title={textOf(target.article, currentLanguage())} close={close}>
      <form onSubmit={submit} className="space-y-4">
        <Field
          ref={field}
          label={t("openPrice.label", { unit: unitWord(target.unit, t) })}
          inputMode="decimal"
          maxLength={12}
          problem={problem}
        />
        <Button look="main" type="submit" shortcut="Enter" className="w-full">
          {t("openPrice.take")}
        </Button>
      </form>
    </Dialog>
  );
}

/** A scan into the field is no price. */
const MOST_MINOR = 99_999_999;
