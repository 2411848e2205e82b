import type { QuickKey } from "@counterfoil/contracts";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useArticleTexts } from "../../articles/article-texts.ts";

type KeyGridProps = {
  keys: QuickKey[];
  chosen: number | undefined;
  disabled: boolean;
  onChoose: (position: number) => void;
  onMove: (from: number, to: number) => void;
};

const steps: Record<string, 1 | -1> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The keys of a page in their order. */
export function KeyGrid({ keys, chosen, disabled, onChoose, onMove }: KeyGridProps) {
  const { t } = useTranslation();
  const textOf = useArticleTexts(keys.map(({ articleId }) => articleId));
  const [dragged, setDragged] = useState<number>();
  const moveBy = (position: number) => (event: KeyboardEvent) => {
    const to = position + (steps[event.key] ?? 0);
    if (disabled || !event.altKey || to === position || to < 0 || to >= keys.length) return;
    event.preventDefault();
    onMove(position, to);
  };
  return (
    <>
      {!disabled && keys.length > 1 && <p className="hint">{t("tillSettings.quickKeys.move")}</p>}
      <ol className="key-grid" aria-label={t("tillSettings.quickKeys.keys")}>
        {keys.map(({ articleId, label, colour }, position) => (
          <li
            // The same element at each place, so that the focus stays with a key that is moved by keyboard.
            key={`${articleId} ${keys.slice(0, position).filter((each) => each.articleId === articleId).length}`}
            draggable={!disabled}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", articleId);
              setDragged(position);
            }}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => dragged !== undefined && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== undefined && dragged !== position) onMove(dragged, position);
            }}
          >
            <button
              type="button"
              disabled={disabled}
              className={`quick-key quick-key-${colour}`}
              aria-pressed={position === chosen}
              aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
              onClick={() => onChoose(position)}
              onKeyDown={moveBy(position)}
            >
              {label ?? textOf(articleId) ?? articleId}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
