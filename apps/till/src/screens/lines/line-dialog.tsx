import { useFormats } from "@counterfoil/ui";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  isSaleLine,
  type LineWish,
  markedLine,
  ownerOf,
  rewordLine,
  type SaleLine,
  takeOneBack,
} from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";
import { unitWord } from "../parts/unit-word.ts";
import { SalesPerson } from "./sales-person.tsx";

/** Changes the line that was marked when the sheet was opened, whatever is scanned meanwhile. */
export function LineDialog({ close, stock }: { close(): void; stock(): void }) {
  const { sale } = useTill();
  const [line] = useState(() => markedLine(sale));
  if (!line || !isSaleLine(line)) return null;
  return (
    <Dialog title={line.text} close={close} actions={<LineMore line={line} close={close} stock={stock} />}>
      <LineForm line={line} close={close} />
    </Dialog>
  );
}

function LineMore({ line, close, stock }: { line: SaleLine; close(): void; stock(): void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button onClick={stock}>{t("line.stock")}</Button>
      <ReturnOne line={line} close={close} />
    </>
  );
}

/** One of the same comes back: with its receipt, when this till knows it, else without. */
function ReturnOne({ line, close }: { line: SaleLine; close(): void }) {
  const { t } = useTranslation();
  const till = useTill();
  if (line.voucher || ownerOf(line)) return null;
  const { articleId, unit, text } = line;
  const take = async () => {
    close();
    const answer = await takeOneBack(till, { articleId, unit, text });
    if (answer === "noPrice") till.sale.tell({ tone: "wrong", sticky: true, key: "without.noPrice", values: {} });
    if (typeof answer === "object") till.view.set({ name: "return", number: answer.receiptNumber });
  };
  return <Button onClick={() => void take()}>{t("line.returnOne", { unit: unitWord(unit, t) })}</Button>;
}

/** The quantity comes first: typed and Enter, as it is changed most. */
function LineForm({ line, close }: { line: SaleLine; close(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const till = useTill();
  const { sale, configuration } = till;
  const [problem, setProblem] = useState<{ quantity?: string; price?: string }>({});
  const [salesPersonId, setSalesPerson] = useState(line.salesPersonId);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const currency = configuration.get()?.currency ?? "GBP";
  const [shown] = useState(() => sale.state.get().priced.lines.find(({ lineId }) => lineId === line.lineId)?.unitPrice);
  const shownPrice = shown === undefined ? "" : formats.amount(shown, currency);
  const typed = (name: string) => {
    const field = form.current?.elements.namedItem(name);
    return field instanceof HTMLInputElement ? field.value.trim() : "";
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const priceText = typed("price");
    const amount = formats.parseAmount(priceText, currency);
    const isPrice = amount !== undefined && amount >= 0 && amount <= MOST_MINOR;
    if (priceText !== "" && !isPrice) return setProblem({ price: t("refused.amountInvalid") });
    const wish: LineWish = {
      quantityMilli: Math.round((formats.parseQuantity(typed("quantity")) ?? 0) * 1000),
      // As it was shown: typed before, or the book's.
      price: priceText === shownPrice ? line.price?.amount : amount,
      text: typed("text") || line.text,
      salesPersonId,
      note: typed("note") || undefined,
    };
    setBusy(true);
    const became = await rewordLine(till, line, wish);
    setBusy(false);
    if (became === "invalid") setProblem({ quantity: t("refused.quantityInvalid") });
    if (became === "done") close();
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className="space-y-3">
      <div className="grid grid-cols-2 gap-3">
        <Field
          name="quantity"
          label={t("quantity.label", { unit: unitWord(line.unit, t) })}
          defaultValue={formats.quantity(line.quantityMilli / 1000)}
          onFocus={(event) => event.target.select()}
          inputMode="decimal"
          maxLength={9}
          problem={problem.quantity}
        />
        <Field
          name="price"
          label={t("line.priceEach", { unit: unitWord(line.unit, t) })}
          defaultValue={shownPrice}
          onFocus={(event) => event.target.select()}
          inputMode="decimal"
          maxLength={12}
          problem={problem.price}
          {...(line.price && { hint: t(`priceOrigin.${line.price.origin}`) })}
        />
      </div>
      <Field name="text" label={t("line.text")} defaultValue={line.text} maxLength={80} />
      <SalesPerson chosen={salesPersonId} choose={setSalesPerson} />
      <Field name="note" label={t("line.note")} defaultValue={line.note ?? ""} maxLength={200} />
      <Button look="main" type="submit" shortcut="Enter" className="w-full" disabled={busy}>
        {t("line.change")}
      </Button>
    </form>
  );
}

/** More than any unit of goods costs: a scan into the price field. */
const MOST_MINOR = 99_999_999;
