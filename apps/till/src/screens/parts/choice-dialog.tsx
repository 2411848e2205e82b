import { currentLanguage } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { type CodeTarget, textOf } from "../../catalogue/index.ts";
import { useKeys } from "../frame/use-till.ts";
import { Dialog } from "./dialog.tsx";
import { Button } from "./parts.tsx";

type ChoiceDialogProps = {
  code: string;
  targets: readonly CodeTarget[];
  close(): void;
  take(target: CodeTarget): void;
};

/** One barcode on several articles: chosen by 1, 2, 3. Scans that come meanwhile wait. */
export function ChoiceDialog({ code, targets, close, take }: ChoiceDialogProps) {
  const { t } = useTranslation();
  const offered = targets.slice(0, 9);
  useKeys({
    modal: true,
    text: (text) => {
      const target = offered[Number(text) - 1];
      if (target) take(target);
      return true;
    },
    key: (name) => {
      if (name === "Escape") close();
      return name === "Escape";
    },
  });
  return (
    <Dialog title={t("choice.title", { code })} close={close}>
      <div className="grid gap-2">
        {offered.map((target, position) => (
          <Button
            key={`${target.article.articleId} ${target.unit}`}
            shortcut={String(position + 1)}
            className="justify-between! text-left"
            onClick={() => take(target)}
          >
            <span>
              {textOf(target.article, currentLanguage())}
              <span className="block text-sm text-ink-soft">
                {target.article.articleId} · {target.unit}
              </span>
            </span>
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
