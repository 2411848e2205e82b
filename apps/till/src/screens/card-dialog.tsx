import { useFormats } from "@counterfoil/ui";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./dialog.tsx";
import { Button, Field } from "./parts.tsx";
import { useTill } from "./use-till.ts";

type CardDialogProps = { name: string; amount: number; close(): void; approve(reference: string): void };

/** A card terminal that stands beside the till: the cashier types the amount there and says here what it answered. */
export function CardDialog({ name, amount, close, approve }: CardDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration } = useTill();
  const slip = useRef<HTMLInputElement>(null);
  const money = formats.money(Math.abs(amount), configuration.get()?.currency ?? "GBP");
  return (
    <Dialog title={name} close={close}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          approve(slip.current?.value.trim() ?? "");
        }}
      >
        <p>{t(amount < 0 ? "card.refund" : "card.take")}</p>
        <p className="text-center text-5xl font-bold">{money}</p>
        <Field ref={slip} label={t("card.slip")} maxLength={35} />
        <div className="grid grid-cols-2 gap-2">
          <Button onClick={close} shortcut="Esc">
            {t("card.declined")}
          </Button>
          <Button look="main" type="submit" shortcut="Enter">
            {t("card.approved")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
