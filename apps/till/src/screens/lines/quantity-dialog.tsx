import { useFormats } from "@counterfoil/ui";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isSaleLine, markedLine, setQuantity } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";

/** Sets the quantity of the line that was marked when the sheet was opened, whatever is scanned meanwhile. */
export function QuantityDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale } = useTill();
  const [line] = useState(() => markedLine(sale));
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  if (!line || !isSaleLine(line)) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const quantity = formats.parseQuantity(field.current?.value ?? "");
    const result = setQuantity(sale.state.get().basket, line.lineId, Math.round((quantity ?? 0) * 1000));
    if ("refused" in result) return setProblem(t(`refused.${result.refused}`));
    sale.change(result.basket, { key: "undo.quantity", values: { text: line.text } });
    close();
  };
  return (
    <Dialog title={line.text} close={close}>
      <form onSubmit={submit} className="space-y-4">
        <Field
          ref={field}
          label={t("quantity.label", { unit: line.unit })}
          defaultValue={formats.quantity(line.quantityMilli / 1000)}
          onFocus={(event) => event.target.select()}
          inputMode="decimal"
          maxLength={9}
          problem={problem}
        />
        <Button look="main" type="submit" shortcut="Enter" className="w-full">
          {t("quantity.set")}
        </Button>
      </form>
    </Dialog>
  );
}
