import { useTranslation } from "react-i18next";
import type { View } from "../../till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { useKeys, useTill } from "./use-till.ts";

const views: { key: string; view: View }[] = [
  { key: "1", view: { name: "sale" } },
  { key: "2", view: { name: "receipts" } },
  { key: "3", view: { name: "return" } },
  { key: "4", view: { name: "cash" } },
];

type MenuDialogProps = { close(): void; showKeys(): void; showCoupon(): void; showByHand(): void };

/** The rest of the till, each by one digit. */
export function MenuDialog({ close, showKeys, showCoupon, showByHand }: MenuDialogProps) {
  const { t } = useTranslation();
  const { view, sale } = useTill();
  const go = (to: View) => {
    // A receipt that is being paid is finished or taken back first.
    view.set(sale.state.get().paying ? { name: "pay" } : to);
    close();
  };
  const clear = () => {
    const { basket, paying } = sale.state.get();
    if (paying) return;
    if (basket.lines.length > 0)
      sale.change({ lines: [], nextLine: basket.nextLine }, { key: "undo.cleared", values: {} });
    go({ name: "sale" });
  };
  const actions: Record<string, () => void> = { "5": clear, "6": showKeys, "7": showCoupon, "8": showByHand };
  for (const { key, view: to } of views) actions[key] = () => go(to);
  useKeys({
    text: (text) => {
      actions[text]?.();
      return true;
    },
  });
  return (
    <Dialog title={t("menu.title")} close={close}>
      <div className="grid gap-2">
        {views.map(({ key, view: to }) => (
          <Button key={key} shortcut={key} className="justify-between!" onClick={() => go(to)}>
            {t(`menu.${to.name}`)}
          </Button>
        ))}
        <Button shortcut="5" className="justify-between!" onClick={clear} disabled={Boolean(sale.state.get().paying)}>
          {t("menu.clear")}
        </Button>
        <Button shortcut="6" className="justify-between!" onClick={showKeys}>
          {t("menu.keys")}
        </Button>
        <Button
          shortcut="7"
          className="justify-between!"
          onClick={showCoupon}
          disabled={Boolean(sale.state.get().paying)}
        >
          {t("menu.coupon")}
        </Button>
        <Button
          shortcut="8"
          className="justify-between!"
          onClick={showByHand}
          disabled={Boolean(sale.state.get().paying)}
        >
          {t("byHand.title")}
        </Button>
        <LanguageSwitch />
      </div>
    </Dialog>
  );
}
