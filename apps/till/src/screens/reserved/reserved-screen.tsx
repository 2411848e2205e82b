import { isWaiting, type ReservedGoods } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { PaperView } from "@counterfoil/ui/paper";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isWeight, textOf } from "../../catalogue/index.ts";
import { type Asked, cancelReserved, listReserved, putAside } from "../../reserved/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { unitWord } from "../parts/unit-word.ts";
import { PaperSheet } from "../receipts/paper-sheet.tsx";
import { useSlipParts } from "./use-slip-parts.ts";

/** Goods that wait for customers here, and those that this store has kept elsewhere. */
export function ReservedScreen({ number }: { number: string | undefined }) {
  const { t } = useTranslation();
  const { view } = useTill();
  const { items, problem, renew, replace } = useReserved();
  const [markedNumber, setMarked] = useState(number);
  const position = Math.max(items?.findIndex((each) => each.number === markedNumber) ?? 0, 0);
  const marked = items?.[position];
  const step = (by: number) => setMarked(items?.[Math.min(Math.max(position + by, 0), items.length - 1)]?.number);
  const keys = new Map([
    ["Escape", () => view.set({ name: "sale" })],
    ["ArrowDown", () => step(1)],
    ["ArrowUp", () => step(-1)],
  ]);
  useKeys({
    key: (name) => {
      keys.get(name)?.();
      return keys.has(name);
    },
  });
  return (
    <main className="grid h-full grid-rows-[auto_1fr] gap-3 p-4 print:block">
      <div className="flex flex-wrap items-center justify-between gap-2 print:hidden">
        <h1 className="text-2xl font-semibold">{t("reserved.title")}</h1>
        <Button onClick={() => view.set({ name: "sale" })} shortcut="Esc">
          {t("toSale")}
        </Button>
        <p role="status" className={`w-full ${problem ? "font-medium text-error" : "text-lg text-ink-soft"}`}>
          {problem ?? (!items ? t("reserved.looking") : items.length === 0 ? t("reserved.none") : "")}
        </p>
      </div>
      {problem && !items && (
        <Button className="justify-self-start self-start" onClick={renew}>
          {t("reserved.again")}
        </Button>
      )}
      <div className="grid min-h-0 gap-6 overflow-auto md:grid-cols-[1fr_auto] md:overflow-hidden print:block">
        {items && items.length > 0 && (
          <div
            role="listbox"
            aria-label={t("reserved.title")}
            tabIndex={0}
            ref={takeFocus}
            className="overflow-auto rounded-md border border-line bg-white print:hidden"
          >
            {items.map((goods) => (
              <Row key={goods.number} goods={goods} marked={goods === marked} mark={() => setMarked(goods.number)} />
            ))}
          </div>
        )}
        {marked && <Marked key={marked.number} goods={marked} replace={replace} />}
      </div>
    </main>
  );
}

const takeFocus = (list: HTMLElement | null) => list?.focus();

function useReserved() {
  const { t } = useTranslation();
  const till = useTill();
  const [listed, setListed] = useState<Asked<{ items: ReservedGoods[] }>>();
  const renew = useCallback(() => {
    setListed(undefined);
    void listReserved(till).then(setListed);
  }, [till]);
  useEffect(renew, [renew]);
  const items = typeof listed === "object" && "answer" in listed ? listed.answer.items : undefined;
  const replace = (goods: ReservedGoods) =>
    setListed({ answer: { items: (items ?? []).map((each) => (each.number === goods.number ? goods : each)) } });
  const refused = typeof listed === "object" && "refused" in listed ? listed.refused : undefined;
  const problem = listed === "notReachable" ? t("reserved.notReachable") : refused;
  return { items, problem, renew, replace };
}

function Row({ goods, marked, mark }: { goods: ReservedGoods; marked: boolean; mark(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { catalogue, configuration } = useTill();
  const { number, state, storeId, articleId, quantity, unit, name, phone, validTo } = goods;
  const article = catalogue.get()?.articles.get(articleId);
  const isHere = storeId === configuration.get()?.store.storeId;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the whole screen mark goods
    <div
      role="option"
      tabIndex={-1}
      aria-selected={marked}
      onClick={mark}
      ref={(element) => {
        if (marked) element?.scrollIntoView({ block: "nearest" });
      }}
      className={`grid min-h-14 cursor-pointer gap-x-4 sm:grid-cols-[1fr_auto] border-b border-line px-3 py-1.5 ${marked ? "bg-paper-deep shadow-[inset_4px_0_0_var(--color-ink)]" : ""}`}
    >
      <span className="min-w-0 font-semibold break-words">
        {formats.quantity(quantity)} {isWeight(unit) ? unitWord(unit, t) : "×"}{" "}
        {article ? textOf(article, currentLanguage()) : articleId}
      </span>
      <span className={`sm:text-right ${isHere && state === "open" ? "font-semibold text-error" : "text-ink-soft"}`}>
        {t(isHere || !isWaiting(state) ? `reserved.state.${state}` : "reserved.inStore", { store: storeId })}
      </span>
      <span className="min-w-0 text-sm break-words">{[name, phone].filter(Boolean).join(" · ")}</span>
      <span className="text-sm text-ink-soft sm:text-right">
        {number} · {t("reserved.until", { day: formats.date(validTo) })}
      </span>
    </div>
  );
}

function Marked({ goods, replace }: { goods: ReservedGoods; replace(goods: ReservedGoods): void }) {
  const { t } = useTranslation();
  const till = useTill();
  const { view, printer, configuration } = till;
  const partsOf = useSlipParts();
  const { problem, busy, change } = useChange(goods, replace);
  const { number, state, storeId } = goods;
  const isHere = storeId === configuration.get()?.store.storeId;
  const print = () => {
    if (printer.choice.get().way === "browser") window.print();
    else void printer.print({ name: number, parts: partsOf(goods) });
  };
  const handOver = () => view.set({ name: "sale", scanned: number });
  useKeys({
    text: (text) => {
      const act = new Map([
        ["p", print],
        ["b", () => state === "open" && isHere && change("putAside")],
      ]).get(text.toLowerCase());
      act?.();
      return act !== undefined;
    },
    key: (name, event) => {
      const isButton = event?.target instanceof HTMLButtonElement;
      if (name === "Enter" && !isButton && isHere && isWaiting(state)) handOver();
      else if (name === "Delete" && isWaiting(state)) change("cancel");
      else return false;
      return true;
    },
  });
  return (
    <div className="space-y-3 overflow-auto pb-4 md:w-80">
      {isWaiting(state) && (
        <div className="flex flex-wrap gap-2 print:hidden">
          {isHere && (
            <Button look="main" className="w-full" shortcut="Enter" disabled={busy} onClick={handOver}>
              {t("reserved.handOver")}
            </Button>
          )}
          {isHere && state === "open" && (
            <Button className="w-full" shortcut="B" disabled={busy} onClick={() => change("putAside")}>
              {t("reserved.putAside")}
            </Button>
          )}
          <Button className="flex-1" shortcut="P" onClick={print}>
            {t("reserved.print")}
          </Button>
          <Button look="danger" className="flex-1" shortcut="Delete" disabled={busy} onClick={() => change("cancel")}>
            {t("reserved.cancel")}
          </Button>
        </div>
      )}
      {problem && (
        <p role="alert" className="rounded bg-error-soft p-2 font-medium print:hidden">
          {problem}
        </p>
      )}
      <PaperSheet number={number}>
        <PaperView parts={partsOf(goods)} say={(key) => key} />
      </PaperSheet>
    </div>
  );
}

const kinds = { putAside: "goodsPutAside", cancel: "reservedCancelled" } as const;

/** By right, and in the till's journal. */
function useChange(goods: ReservedGoods, replace: (goods: ReservedGoods) => void) {
  const { t } = useTranslation();
  const till = useTill();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = async (verb: keyof typeof kinds) => {
    const { number, articleId, name } = goods;
    const permit = busy ? undefined : await till.rights.ask("reserveGoods", { about: number });
    const person = till.cashier.get();
    if (!permit || !person) return;
    setBusy(true);
    const who = { personId: person.personId, personName: person.name };
    const asked = await (verb === "cancel" ? cancelReserved : putAside)(till, number, who);
    setBusy(false);
    if (asked === "notReachable") return setProblem(t("reserved.notReachable"));
    if ("refused" in asked) return setProblem(asked.refused);
    setProblem(undefined);
    till.note(kinds[verb], { number, articleId, name }, permit.approvedBy ? { approvedBy: permit.approvedBy } : {});
    replace(asked.answer);
  };
  return { problem, busy, change: (verb: keyof typeof kinds) => void change(verb) };
}
