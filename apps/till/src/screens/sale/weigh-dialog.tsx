import { currentLanguage, useFormats } from "@counterfoil/ui";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type CodeTarget, textOf } from "../../catalogue/index.ts";
import { canUseSerial } from "../../devices/index.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";
import { unitWord } from "../parts/unit-word.ts";
import { useScale } from "./use-scale.ts";

type WeighDialogProps = { target: CodeTarget; close(): void; take(target: CodeTarget, quantityMilli: number): void };

/** Goods that are sold by weight: the scale's, once it is at rest, or the one that is typed. Scans that come meanwhile wait. */
export function WeighDialog({ target, close, take }: WeighDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { weight, connect } = useScale();
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const inUnit = (grams: number) => (target.unit === "KG" ? grams / 1000 : grams);
  const weighed = weight && "grams" in weight ? formats.quantity(inUnit(weight.grams)) : "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const milli = Math.round((formats.parseQuantity(typed ?? weighed) ?? 0) * 1000);
    if (milli <= 0) return setProblem(t("weigh.wanted"));
    take(target, milli);
  };
  return (
    <Dialog title={textOf(target.article, currentLanguage())} close={close}>
      <form onSubmit={submit} className="space-y-4">
        <Field
          label={t("weigh.label", { unit: unitWord(target.unit, t) })}
          value={typed ?? weighed}
          onChange={(event) => setTyped(event.target.value)}
          inputMode="decimal"
          maxLength={9}
          problem={problem}
        />
        {weight && (
          <p role="status" className="text-ink-soft">
            {t(`scale.${"grams" in weight ? "ready" : weight.refused}`)}
          </p>
        )}
        {weight && "refused" in weight && weight.refused === "notConnected" && canUseSerial() && (
          <Button onClick={connect} className="w-full">
            {t("weigh.connect")}
          </Button>
        )}
        <Button look="main" type="submit" shortcut="Enter" className="w-full">
          {t("weigh.take")}
        </Button>
      </form>
    </Dialog>
  );
}
