import { useTranslation } from "react-i18next";
import { Dialog } from "../parts/dialog.tsx";

/** In the order of a sale. F5, F11 and F12 are the browser's. */
const keys = [
  ["F1  ?", "keys.help"],
  ["F2", "keys.article"],
  ["3*", "keys.times"],
  ["+  −", "keys.more"],
  ["↑  ↓", "keys.mark"],
  ["F3", "keys.customer"],
  ["F4", "keys.quantity"],
  ["F6", "keys.discount"],
  ["F7", "keys.byHand"],
  ["=", "keys.why"],
  ["!", "keys.offers"],
  ["#", "keys.stock"],
  ["Del", "keys.remove"],
  ["Ctrl Z", "keys.undo"],
  ["F9", "keys.pay"],
  ["Enter", "keys.exact"],
  ["F2  F3", "keys.otherPay"],
  ["F8", "keys.light"],
  ["F10", "keys.lock"],
  ["/", "keys.menu"],
  ["Esc", "keys.back"],
] as const;

export function KeysDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("keys.title")} close={close} wide>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2 sm:grid-cols-[auto_1fr_auto_1fr]">
        {keys.map(([key, text]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-ink-soft bg-white px-2 py-0.5 font-sans text-sm whitespace-pre">
                {t(`keyCap.${key}`, key)}
              </kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-ink-soft">{t("keys.scanner")}</p>
    </Dialog>
  );
}
