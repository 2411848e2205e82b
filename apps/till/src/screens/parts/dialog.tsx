import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button } from "./parts.tsx";

type DialogProps = { title: string; close(): void; children: ReactNode; wide?: boolean; actions?: ReactNode };

/** A sheet over the screen. The browser's own modal dialog keeps the focus inside; Escape goes back. */
export function Dialog({ title, close, children, wide, actions }: DialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (!dialog?.open) dialog?.showModal();
    const start = body.current?.querySelector<HTMLElement>("[data-start]");
    const first = body.current?.querySelector<HTMLElement>("input:checked, input, button:not(:disabled)");
    (start ?? first)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const { cashier } = useTill();
  useKeys({
    modal: true,
    key: (name) => {
      if (name === "Escape") close();
      if (name === "F10") cashier.set(undefined);
      // The browser would open its help, its search or its menu.
      return name === "Escape" || (/^F\d+$/.test(name) && !["F5", "F11", "F12"].includes(name));
    },
  });
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      className={`m-auto max-h-[92dvh] w-[calc(100%-1.5rem)] overflow-auto rounded-lg bg-paper p-0 text-ink shadow-xl ${wide ? "max-w-3xl" : "max-w-md"}`}
    >
      <div className="sticky top-0 z-10 flex items-center justify-between gap-4 border-b border-line bg-paper px-4 py-2">
        <h2 id={id} className="min-w-0 text-lg font-semibold break-words">
          {title}
        </h2>
        <Button look="quiet" onClick={close} shortcut="Esc" className="shrink-0">
          {t("close")}
        </Button>
      </div>
      <div ref={body} className="p-4">
        {children}
      </div>
      {actions && <div className="flex flex-wrap justify-end gap-2 border-t border-line p-4">{actions}</div>}
    </dialog>
  );
}
