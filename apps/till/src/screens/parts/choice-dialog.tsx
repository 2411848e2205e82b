import type { TillArticle } from "@counterfoil/contracts";
import { currentLanguage } from "@counterfoil/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CodeTarget, textOf } from "../../catalogue/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Dialog } from "./dialog.tsx";
import { Button } from "./parts.tsx";
import { unitWord } from "./unit-word.ts";

type ChoiceDialogProps = {
  code: string;
  targets: readonly CodeTarget[];
  close(): void;
  /** They are variants of this one. */
  generic?: TillArticle | undefined;
  take(target: CodeTarget, remember: boolean): void;
};

/** One barcode on several articles, or one article in several variants: chosen by 1, 2, 3; with 0 the till remembers which. Scans that come meanwhile wait. */
export function ChoiceDialog({ code, targets, generic, close, take }: ChoiceDialogProps) {
  const { t } = useTranslation();
  const { settings } = useTill();
  const [remember, setRemember] = useState(false);
  const remembers = settings.get().barcodes.rememberChoice && !generic;
  // Beside the sheet and not within it, where the sheet would be heard before.
  useKeys({
    text: (text) => {
      const target = targets[Number(text) - 1];
      if (target) take(target, remember);
      if (text === "0") setRemember(remembers && !remember);
      return true;
    },
  });
  return (
    <Dialog title={generic ? textOf(generic, currentLanguage()) : t("choice.title", { code })} close={close}>
      <div className="grid gap-2">
        {targets.map((target, position) => (
          <Button
            key={`${target.article.articleId} ${target.unit}`}
            {...(position < 9 && { shortcut: String(position + 1) })}
            className="justify-between! text-left"
            onClick={() => take(target, remember)}
          >
            <span>
              {textOf(target.article, currentLanguage())}
              <span className="block text-sm text-ink-soft">
                {target.article.articleId} · {unitWord(target.unit, t)}
              </span>
            </span>
          </Button>
        ))}
      </div>
      {remembers && (
        <label className="mt-3 flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            className="size-5 accent-ink"
            checked={remember}
            onChange={() => setRemember(!remember)}
          />
          {t("choice.remember")}
        </label>
      )}
    </Dialog>
  );
}
