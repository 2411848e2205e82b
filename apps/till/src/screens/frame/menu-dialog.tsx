import { useTranslation } from "react-i18next";
import type { Till, View } from "../../till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { useKeys, useTill, useWatch } from "./use-till.ts";

/** What lies over every screen. */
export type FrameSheet = "help" | "keys" | "menu" | "coupon" | "voucher" | "promotion" | "look" | "parked" | "printer";

/** In the order of the keys that choose them. */
const KEYS = "1234567890ABCDEFGHIJ";

type Item = { text: string; act(): void; disabled?: boolean };

/** The rest of the till, each by one digit or letter. */
export function MenuDialog({ close, show }: { close(): void; show(sheet: FrameSheet): void }) {
  const { t } = useTranslation();
  const items = useItems(close, show);
  useKeys({
    text: (text) => {
      const item = items[KEYS.indexOf(text.toUpperCase())];
      if (item && !item.disabled) item.act();
      return true;
    },
  });
  return (
    <Dialog title={t("menu.title")} close={close} wide>
      <div
        className="grid gap-2 sm:grid-flow-col sm:grid-cols-2 sm:grid-rows-[repeat(var(--rows),auto)]"
        style={{ "--rows": Math.ceil(items.length / 2) } as React.CSSProperties}
      >
        {items.map(({ text, act, disabled = false }, position) => (
          <Button
            key={text}
            shortcut={KEYS[position] ?? ""}
            className="justify-between! text-left"
            onClick={act}
            disabled={disabled}
          >
            {t(text)}
          </Button>
        ))}
      </div>
      <div className="mt-4">
        <LanguageSwitch />
      </div>
    </Dialog>
  );
}

function useItems(close: () => void, show: (sheet: FrameSheet) => void): Item[] {
  const till = useTill();
  const { view, sale, training, rights, display } = till;
  const isTraining = useWatch(training.on);
  const isPaying = Boolean(sale.state.get().paying);
  const go = (to: View) => () => {
    // A receipt that is being paid is finished or taken back first.
    view.set(isPaying ? { name: "pay" } : to);
    close();
  };
  const clear = () => {
    go({ name: "sale" })();
    void cancelSale(till);
  };
  const configure = async () => {
    close();
    if (await rights.ask("configureTill")) view.set({ name: "configuration" });
  };
  const openDisplay = async () => {
    close();
    if (!(await display.open())) sale.tell({ tone: "wrong", sticky: true, key: "display.blocked", values: {} });
  };
  const train = () => {
    close();
    if (isTraining) training.end();
    else void training.begin();
  };
  return [
    { text: "menu.sale", act: go({ name: "sale" }) },
    { text: "menu.receipts", act: go({ name: "receipts" }) },
    { text: "menu.return", act: go({ name: "return" }) },
    { text: "menu.cash", act: go({ name: "cash" }), disabled: isTraining },
    { text: "menu.clear", act: clear, disabled: isPaying },
    { text: "menu.parked", act: () => show("parked"), disabled: isPaying || isTraining },
    { text: "menu.help", act: () => show("help") },
    { text: "menu.keys", act: () => show("keys") },
    { text: "menu.coupon", act: () => show("coupon"), disabled: isPaying },
    { text: "menu.voucher", act: () => show("voucher"), disabled: isPaying || isTraining },
    { text: "byHand.title", act: () => show("promotion"), disabled: isPaying },
    { text: "menu.look", act: () => show("look") },
    { text: "menu.configuration", act: () => void configure(), disabled: isPaying || isTraining },
    { text: isTraining ? "training.end" : "training.begin", act: train },
    { text: "menu.printer", act: () => show("printer") },
    { text: "menu.reserved", act: go({ name: "reserved" }), disabled: isTraining },
    { text: "display.title", act: () => void openDisplay() },
  ];
}

/** All lines at once; what was given up stays in the journal, and can be taken back for some seconds. */
async function cancelSale({ sale, rights, note }: Till): Promise<void> {
  const { basket, priced } = sale.state.get();
  if (basket.lines.length === 0) return;
  const permit = await rights.ask("cancelSale");
  if (!permit) return;
  const { approvedBy, reason } = permit;
  const facts = { lines: basket.lines.length, total: priced.totals.total, ...(reason && { reason }) };
  note("saleCancelled", facts, approvedBy ? { approvedBy } : {});
  sale.change({ lines: [], nextLine: basket.nextLine }, { key: "undo.cleared", values: {} });
}
