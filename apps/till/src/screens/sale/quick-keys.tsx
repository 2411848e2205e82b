import type { QuickKey } from "@counterfoil/contracts";
import { currentLanguage } from "@counterfoil/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CodeTarget, textOf } from "../../catalogue/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";

const colours: Record<QuickKey["colour"], string> = {
  plain: "bg-white border-line",
  green: "bg-[#cfe8d8] border-[#0b6e4f] text-[#1b2430]",
  blue: "bg-[#cfe0f5] border-[#2b5d9b] text-[#1b2430]",
  amber: "bg-[#fbe3b8] border-[#b26a00] text-[#1b2430]",
  red: "bg-[#f7d2ce] border-[#b3261e] text-[#1b2430]",
  violet: "bg-[#e3d6f3] border-[#6b4aa0] text-[#1b2430]",
};

type Pick = (target: CodeTarget) => void;

/** The pages, which of them is turned to, and what a press takes. */
function usePages(pick: Pick) {
  const { settings, catalogue } = useTill();
  const { pages } = useWatch(settings).quickKeys;
  const known = useWatch(catalogue);
  const [turned, turn] = useState(0);
  const at = Math.min(turned, pages.length - 1);
  const press = (key: QuickKey | undefined) => {
    const article = key && known?.articles.get(key.articleId);
    if (article) pick({ article, unit: key.unit ?? article.baseUnit });
  };
  return { pages, at, turn, press };
}

/** The store's own keys, a page at a time. */
export function QuickKeys({ pick }: { pick: Pick }) {
  return <Pages {...usePages(pick)} />;
}

type PagesProps = ReturnType<typeof usePages> & { byDigits?: boolean };

function Pages({ pages, at, turn, press, byDigits = false }: PagesProps) {
  const { t } = useTranslation();
  const page = pages[at];
  if (!page) return null;
  return (
    <div className="flex min-h-0 w-full flex-col gap-2">
      {pages.length > 1 && (
        <div className="flex flex-wrap gap-1">
          {pages.map(({ name }, position) => (
            <Button
              // biome-ignore lint/suspicious/noArrayIndexKey: two pages may have one name
              key={position}
              look={pages[position] === page ? "plain" : "quiet"}
              aria-pressed={pages[position] === page}
              onClick={() => turn(position)}
              className={pages[position] === page ? "border-ink!" : ""}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      <ol
        aria-label={`${t("quickKeys.title")}: ${page.name}`}
        className="grid min-h-0 auto-rows-min grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2 overflow-auto p-1.5"
      >
        {page.keys.map((key, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an article may stand on two keys
          <li key={position}>
            <Key quick={key} press={() => press(key)} digit={byDigits && position < 9 ? position + 1 : undefined} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Key({ quick, press, digit }: { quick: QuickKey; press(): void; digit: number | undefined }) {
  const article = useWatch(useTill().catalogue)?.articles.get(quick.articleId);
  return (
    <button
      type="button"
      disabled={!article}
      onClick={press}
      className={`min-h-16 w-full overflow-hidden rounded-md border px-1.5 py-1 text-sm leading-tight font-medium break-words disabled:opacity-50 ${colours[quick.colour]}`}
      {...(digit && { "aria-keyshortcuts": String(digit) })}
    >
      {quick.label ?? (article ? textOf(article, currentLanguage()) : quick.articleId)}
      {digit && (
        <span aria-hidden="true" className="ml-1 rounded border border-current px-1 text-xs max-sm:hidden">
          {digit}
        </span>
      )}
    </button>
  );
}

/** Stays open, for several come from it one after the other. 1 to 9 press the first nine, Page Up and Page Down turn. */
export function QuickKeysDialog({ close, pick }: { close(): void; pick: Pick }) {
  const { t } = useTranslation();
  const keys = usePages(pick);
  const { pages, at, turn, press } = keys;
  // Beside the sheet and not within it, where the sheet would be heard before.
  useKeys({
    key: (name) => {
      if (name !== "PageDown" && name !== "PageUp") return false;
      turn((at + (name === "PageDown" ? 1 : pages.length - 1)) % pages.length);
      return true;
    },
    text: (text) => {
      if (!/^[1-9]$/.test(text)) return false;
      press(pages[at]?.keys[Number(text) - 1]);
      return true;
    },
  });
  return (
    <Dialog title={t("quickKeys.title")} close={close} wide>
      <Pages {...keys} byDigits />
    </Dialog>
  );
}
