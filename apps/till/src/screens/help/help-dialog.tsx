import { initialKeys, type KeyAction } from "@counterfoil/contracts";
import { capOf, currentLanguage } from "@counterfoil/ui";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { keyMap } from "../../devices/index.ts";
import { useKeys, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { KeyCap } from "../parts/key-cap.tsx";
import { Button } from "../parts/parts.tsx";
import { findPages, type HelpPage, helpPages } from "./help-pages.ts";

/** What the till can do, in plain words; without a network too. */
export function HelpDialog({ close, showKeys }: { close(): void; showKeys(): void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const found = findPages(helpPages[currentLanguage()] ?? [], query);
  useKeys({ homeField: () => field.current });
  return (
    <Dialog title={t("help.title")} close={close} wide actions={<Button onClick={showKeys}>{t("menu.keys")}</Button>}>
      <input
        ref={field}
        type="search"
        aria-label={t("help.search")}
        placeholder={t("help.search")}
        maxLength={80}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        className="min-h-12 w-full rounded-md border border-ink-soft bg-white px-3 text-lg placeholder:text-ink-soft"
      />
      <p role="status" className="py-2 text-sm text-ink-soft">
        {found.length === 0 ? t("help.nothing") : t("help.found", { count: found.length })}
      </p>
      <div className="min-h-96 space-y-2">
        {found.map((page, position) => (
          <Page key={page.title} page={page} open={query.trim() !== "" && position === 0} />
        ))}
      </div>
    </Dialog>
  );
}

function Page({ page: { title, blocks }, open }: { page: HelpPage; open: boolean }) {
  return (
    <details name="help" open={open} className="rounded-md border border-line bg-white">
      <summary className="flex min-h-11 cursor-pointer items-center px-3 py-2 text-lg font-medium">{title}</summary>
      <div className="space-y-2 px-3 pb-3 leading-relaxed">
        {blocks.map((block) =>
          block.kind === "text" ? (
            <p key={block.text}>
              <WithKeys text={block.text} />
            </p>
          ) : (
            <ul key={block.items[0]} className="list-disc space-y-1 pl-5">
              {block.items.map((item) => (
                <li key={item}>
                  <WithKeys text={item} />
                </li>
              ))}
            </ul>
          ),
        )}
      </div>
    </details>
  );
}

/** Keys as this till has them. */
function WithKeys({ text }: { text: string }) {
  const { t } = useTranslation();
  const { keyOf } = useWatch(keyMap);
  return text.split(/\{(\w+)\}/).map((part, position) => {
    if (position % 2 === 0) return part;
    const key = keyOf(initialKeys[part as KeyAction] ?? part);
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change their order
    return <KeyCap key={position}>{key ? capOf(key) : t("keys.none")}</KeyCap>;
  });
}
