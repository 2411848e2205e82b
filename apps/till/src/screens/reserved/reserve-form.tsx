import type { ReservedGoods, StockView, TillArticle } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { reserveGoods } from "../../reserved/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { unitWord } from "../parts/unit-word.ts";

type Store = StockView["stores"][number];
type ReserveFormProps = { article: TillArticle; store: Store; unit: string; back(): void };

/** How many are kept in that store, for whom, and under which number. */
export function ReserveForm(props: ReserveFormProps) {
  const [made, setMade] = useState<ReservedGoods>();
  return made ? <Made goods={made} store={props.store} /> : <Wish {...props} made={setMade} />;
}

function Wish({ article, store, unit, back, made }: ReserveFormProps & { made(goods: ReservedGoods): void }) {
  const { t } = useTranslation();
  const { sale, catalogue } = useTill();
  const { quantity } = useFormats();
  const form = useRef<HTMLFormElement>(null);
  const customer = catalogue.get()?.customers.get(sale.state.get().basket.customerId ?? "");
  const { problem, busy, reserve, forget } = useReserve({ article, store, unit, made });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = form.current ? Object.fromEntries(new FormData(form.current)) : {};
    void reserve(typed as Typed, customer?.customerId);
  };
  return (
    <form ref={form} onSubmit={submit} onChange={forget} className="space-y-3">
      <p>{t("reserve.where", { store: store.name, free: quantity(store.available), unit: unitWord(unit, t) })}</p>
      <div className="grid grid-cols-2 gap-3">
        <Field
          name="quantity"
          label={t("quantity.label", { unit: unitWord(unit, t) })}
          defaultValue="1"
          onFocus={(event) => event.target.select()}
          inputMode="decimal"
          maxLength={9}
          data-start
        />
        <Field
          name="phone"
          label={t("reserve.phone")}
          defaultValue={customer?.phones[0] ?? ""}
          maxLength={30}
          type="tel"
        />
      </div>
      <Field name="name" label={t("reserve.name")} defaultValue={customer?.name ?? ""} maxLength={80} />
      <Field name="note" label={t("reserve.note")} maxLength={200} />
      {problem && (
        <p role="alert" className="font-medium text-error">
          {problem}
        </p>
      )}
      <div className="flex gap-2">
        <Button look="main" type="submit" shortcut="Enter" className="flex-1" disabled={busy}>
          {t(busy ? "reserve.busy" : "reserve.do")}
        </Button>
        <Button onClick={back}>{t("reserve.back")}</Button>
      </div>
    </form>
  );
}

type Typed = Record<"quantity" | "phone" | "name" | "note", string>;
type Wished = Pick<ReserveFormProps, "article" | "store" | "unit"> & { made(goods: ReservedGoods): void };

/** The same wish keeps its id, so that one whose answer was lost is not kept twice; what is typed anew is another. */
function useReserve({ article, store, unit, made }: Wished) {
  const { t } = useTranslation();
  const formats = useFormats();
  const till = useTill();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const requestId = useRef(uuidv7());
  const forget = () => {
    requestId.current = uuidv7();
    setProblem(undefined);
  };
  const reserve = async (typed: Typed, customerId: string | undefined) => {
    const quantity = formats.parseQuantity(typed.quantity);
    const person = till.cashier.get();
    if (quantity === undefined || quantity <= 0) return setProblem(t("refused.quantityInvalid"));
    if (typed.name.trim() === "") return setProblem(t("reserve.nameWanted"));
    if (busy || !person || !(await till.rights.ask("reserveGoods", { about: store.name }))) return;
    setBusy(true);
    const { storeId } = store;
    const { articleId } = article;
    const asked = await reserveGoods(till, {
      ...{ requestId: requestId.current, storeId, articleId, unit, quantity, name: typed.name.trim() },
      ...(customerId && { customerId }),
      ...(typed.phone.trim() && { phone: typed.phone.trim() }),
      ...(typed.note.trim() && { note: typed.note.trim() }),
      ...{ personId: person.personId, personName: person.name },
    });
    setBusy(false);
    if (asked === "notReachable") return setProblem(t("reserve.offline"));
    if ("refused" in asked) return setProblem(asked.refused);
    till.note("goodsReserved", { number: asked.answer.number, articleId, quantity, name: typed.name.trim() });
    made(asked.answer);
  };
  return { problem, busy, reserve, forget };
}

/** What the customer is told; the slip is on the list. */
function Made({ goods, store }: { goods: ReservedGoods; store: Store }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { view, sale } = useTill();
  return (
    <div role="status" className="space-y-3 text-center">
      <p>{t("reserve.made", { store: store.name, name: goods.name })}</p>
      <strong className="block text-4xl">{goods.number}</strong>
      <p>{t("reserve.until", { day: formats.date(goods.validTo) })}</p>
      {!sale.state.get().paying && (
        <Button autoFocus onClick={() => view.set({ name: "reserved", number: goods.number })}>
          {t("reserve.toList")}
        </Button>
      )}
    </div>
  );
}
