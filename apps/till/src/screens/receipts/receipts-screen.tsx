import type { Receipt, Transaction } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { said } from "@counterfoil/ui/sentences";
import { useLiveQuery } from "dexie-react-hooks";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LedgerRow, recentTransactions } from "../../ledger/index.ts";
import { MovementPaper } from "../cash/movement-paper.tsx";
import { ClosingPaper } from "../closing/closing-paper.tsx";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { TakenBackAtTerminal } from "../pay/terminal-dialog.tsx";
import { HandOver } from "./hand-over.tsx";
import { ReceiptPaper } from "./receipt-paper.tsx";
import { useCancelReceipt } from "./use-cancel-receipt.ts";
import { usePrint } from "./use-print.ts";

const SHOWN = 200;

/** What this till did lately, each with where it stands. */
export function ReceiptsScreen() {
  const { t } = useTranslation();
  const { database, view } = useTill();
  const rows = useLiveQuery(() => recentTransactions(database, SHOWN), [database]);
  const [markedId, setMarkedId] = useState<string>();
  const position = Math.max(rows?.findIndex(({ id }) => id === markedId) ?? 0, 0);
  const marked = rows?.[position];
  const { duplicate, print } = usePrint(marked);
  const cancelledBy = useMemo(() => new Map(rows?.flatMap(cancellationOf)), [rows]);
  const step = (by: number) => setMarkedId(rows?.[Math.min(Math.max(position + by, 0), rows.length - 1)]?.id);
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
    text: (text) => {
      if (text.toLowerCase() === "p") print();
      return text.toLowerCase() === "p";
    },
  });
  return (
    <main className="grid h-full grid-rows-[auto_1fr] gap-3 p-4 print:block">
      <div className="flex items-center justify-between print:hidden">
        <h1 className="text-2xl font-semibold">{t("receipts.title")}</h1>
        <Button onClick={() => view.set({ name: "sale" })} shortcut="Esc">
          {t("toSale")}
        </Button>
      </div>
      {rows?.length === 0 && <p className="text-lg text-ink-soft">{t("receipts.none")}</p>}
      <div className="grid min-h-0 gap-6 overflow-auto md:grid-cols-[1fr_auto] md:overflow-hidden print:block">
        <div
          ref={takeFocus}
          role="listbox"
          aria-label={t("receipts.title")}
          aria-activedescendant={marked && optionId(marked)}
          tabIndex={0}
          className="overflow-auto rounded-md border border-line bg-white max-md:max-h-[45dvh] print:hidden"
        >
          {rows?.map((row) => (
            <ReceiptRow
              key={row.id}
              row={row}
              cancelledBy={cancelledBy.get(row.number)}
              marked={row === marked}
              mark={() => setMarkedId(row.id)}
            />
          ))}
        </div>
        {marked && (
          <MarkedReceipt
            key={marked.id}
            row={marked}
            cancelled={cancelledBy.has(marked.number)}
            duplicate={duplicate}
            print={print}
          />
        )}
      </div>
    </main>
  );
}

/** Whoever comes here by keys goes through the list at once. */
const takeFocus = (list: HTMLElement | null) => list?.focus();
const optionId = ({ id }: LedgerRow) => `receipt-${id}`;

/** Which receipt the row took back, and its own number. */
function cancellationOf({ transaction }: LedgerRow): [cancelled: string, by: string][] {
  if (transaction.kind !== "receipt" || !transaction.cancels) return [];
  return [[transaction.cancels.receiptNumber, transaction.number]];
}

type MarkedProps = { row: LedgerRow; cancelled: boolean; duplicate: boolean; print(): void };

function MarkedReceipt({ row, cancelled, duplicate, print }: MarkedProps) {
  const { t } = useTranslation();
  const { view } = useTill();
  const { transaction, number, prints, deviations = [] } = row;
  return (
    <div className="space-y-3 overflow-auto pb-4 md:w-80">
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button className="flex-1" shortcut="P" onClick={print}>
          {t(prints > 0 ? "receipt.reprint" : "receipt.print")}
        </Button>
        {transaction.kind === "receipt" && !transaction.cancels && !cancelled && (
          <Button className="flex-1" onClick={() => view.set({ name: "return", number })}>
            {t("receipt.return")}
          </Button>
        )}
        {transaction.kind === "receipt" && !transaction.cancels && !cancelled && (
          <CancelReceipt row={row} receipt={transaction} />
        )}
      </div>
      {transaction.kind === "receipt" && <HandOver row={row} />}
      {deviations.length > 0 && (
        <div className="rounded bg-amber-soft p-3 text-sm print:hidden">
          <p className="font-semibold">{t("receipts.deviations", { count: deviations.length })}</p>
          <ul className="list-disc pl-5">
            {deviations.map(({ code, lineId, detail }) => (
              <li key={`${code} ${lineId ?? ""} ${detail}`}>{said(detail)}</li>
            ))}
          </ul>
        </div>
      )}
      {transaction.kind === "receipt" && <ReceiptPaper receipt={transaction} duplicate={duplicate} />}
      {transaction.kind === "cashMovement" && <MovementPaper movement={transaction} duplicate={duplicate} />}
      {transaction.kind === "closing" && <ClosingPaper closing={transaction} duplicate={duplicate} />}
    </div>
  );
}

function CancelReceipt({ row, receipt }: { row: LedgerRow; receipt: Receipt }) {
  const { t } = useTranslation();
  const cancel = useCancelReceipt();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  // The server is asked what came back of it already, which takes a moment.
  const act = async () => {
    if (busy) return;
    setBusy(true);
    setRefused(await cancel(row, receipt));
    setBusy(false);
  };
  useKeys({
    key: (name) => {
      if (name === "Delete") void act();
      return name === "Delete";
    },
  });
  return (
    <>
      <Button look="danger" className="w-full" shortcut="Delete" aria-busy={busy} onClick={() => void act()}>
        {t(busy ? "receipt.cancelLooking" : "receipt.cancel")}
      </Button>
      {refused && (
        <p role="alert" className="w-full rounded bg-error-soft p-2 text-sm font-medium">
          {t(`cancelRefused.${refused}`)}
        </p>
      )}
      <TakenBackAtTerminal />
    </>
  );
}

const amountOf = (transaction: Transaction): number | undefined => {
  if (transaction.kind === "receipt") return transaction.totals.total;
  return transaction.kind === "cashMovement" ? transaction.amount : undefined;
};

const stateLooks = { waiting: "text-ink", confirmed: "text-stamp", needsYou: "text-error font-semibold" };

type RowProps = { row: LedgerRow; cancelledBy: string | undefined; marked: boolean; mark(): void };

function ReceiptRow({ row, cancelledBy, marked, mark }: RowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { transaction, state, number, problem, deviations } = row;
  const amount = amountOf(transaction);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the whole screen mark receipts
    <div
      id={optionId(row)}
      role="option"
      tabIndex={-1}
      aria-selected={marked}
      onClick={mark}
      ref={(element) => {
        if (marked) element?.scrollIntoView({ block: "nearest" });
      }}
      className={`grid min-h-14 cursor-pointer grid-cols-[1fr_auto] gap-x-4 border-b border-line px-3 py-1.5 ${marked ? "bg-paper-deep shadow-[inset_4px_0_0_var(--color-ink)]" : ""}`}
    >
      <span className="font-semibold">{number}</span>
      <span className="text-right font-semibold">
        {amount === undefined ? "" : formats.money(amount, transaction.currency)}
      </span>
      <span className="text-sm text-ink-soft">
        {formats.instant(transaction.occurredAt)} ·{" "}
        {t(transaction.kind === "cashMovement" ? `cash.${transaction.type}` : `kind.${transaction.kind}`)}
      </span>
      <span className={`text-right text-sm ${stateLooks[state]}`}>
        {deviations?.length ? `${t("receipts.differs")} · ` : ""}
        {t(`state.${state}`)}
      </span>
      {transaction.kind === "receipt" && transaction.cancels && (
        <span className="col-span-2 text-sm">
          {t("receipt.cancels", { number: transaction.cancels.receiptNumber })}
        </span>
      )}
      {cancelledBy && (
        <span className="col-span-2 text-sm font-semibold text-error">
          {t("receipt.cancelledBy", { number: cancelledBy })}
        </span>
      )}
      {problem && state === "needsYou" && <span className="col-span-2 text-sm">{said(problem.detail)}</span>}
    </div>
  );
}
