import { initialKeys, keyActions } from "@counterfoil/contracts";
import { capOf } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { keyMap } from "../../devices/index.ts";
import { Dialog } from "../parts/dialog.tsx";
import { KeyCap } from "../parts/key-cap.tsx";
import { useWatch } from "./use-till.ts";

/** The same at every till. */
const fixed = [
  ["3*", "times"],
  ["↑  ↓", "mark"],
  ["Enter", "exact"],
  ["Esc", "back"],
  ["?", "list"],
] as const;

/** The keys as they hold at this till. */
export function KeysDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { keyOf } = useWatch(keyMap);
  const own = keyActions.map((action) => [capOf(keyOf(initialKeys[action])), action] as const);
  return (
    <Dialog title={t("keys.title")} close={close} wide>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2 sm:grid-cols-[auto_1fr_auto_1fr]">
        {[...own, ...fixed].map(([cap, what]) => (
          <div key={`${what} ${cap}`} className="contents">
            <dt>{cap ? <KeyCap>{cap}</KeyCap> : t("keys.none")}</dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-ink-soft">{t("keys.ways")}</p>
      <p className="text-ink-soft">{t("keys.scanner")}</p>
    </Dialog>
  );
}
