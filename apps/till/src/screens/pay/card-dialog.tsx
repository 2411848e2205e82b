import { useFormats } from "@counterfoil/ui";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentNote } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";
import type { Method } from "./use-take-payment.ts";

type CardType = NonNullable<Method["cardTypes"]>[number];
type CardDialogProps = {
  name: string;
  /** Which cards there are to choose from; none: it is not asked. */
  cardTypes: readonly CardType[];
  amount: number;
  close(): void;
  approve(note: PaymentNote): void;
};

/** A card terminal that stands beside the till: the cashier types the amount there and says here what it answered. */
export function CardDialog({ name, cardTypes, amount, close, approve }: CardDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration } = useTill();
  const slip = useRef<HTMLInputElement>(null);
  const [cardType, setCardType] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const money = formats.money(Math.abs(amount), configuration.get()?.currency ?? "GBP");
  return (
    <Dialog title={name} close={close}>
      <form
        className="space-y-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (cardTypes.length > 0 && !cardType) return setMissing(true);
          approve({ reference: slip.current?.value.trim(), cardType });
        }}
      >
        <p>{t(amount < 0 ? "card.refund" : "card.take")}</p>
        <p className="text-center text-5xl font-bold">{money}</p>
        {cardTypes.length > 0 && <CardTypeChoice types={cardTypes} chosen={cardType} choose={setCardType} />}
        {isMissing && !cardType && (
          <p role="alert" className="font-medium text-error">
            {t("card.typeMissing")}
          </p>
        )}
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

type ChoiceProps = { types: readonly CardType[]; chosen: string | undefined; choose(code: string): void };

/** Which card it is, where the retailer wants to know; arrows change it as in any group of choices. */
function CardTypeChoice({ types, chosen, choose }: ChoiceProps) {
  const { t, i18n } = useTranslation();
  const nameOf = ({ code, names }: CardType) => names[i18n.language] ?? names.en ?? code;
  const unmapped = types.find(({ code, unmapped }) => unmapped && code === chosen);
  return (
    <fieldset>
      <legend className="mb-1 text-sm text-ink-soft">{t("card.type")}</legend>
      <div className="grid grid-cols-2 gap-2">
        {types.map((type) => (
          <label
            key={type.code}
            className="flex min-h-12 items-center gap-2 rounded border border-ink-soft px-3 has-checked:bg-stamp has-checked:text-paper"
          >
            <input type="radio" name="cardType" checked={chosen === type.code} onChange={() => choose(type.code)} />
            {nameOf(type)}
          </label>
        ))}
      </div>
      <p role="status" className="mt-2 rounded bg-amber-soft p-3 empty:hidden">
        {unmapped && t("card.unmapped", { card: nameOf(unmapped) })}
      </p>
    </fieldset>
  );
}
