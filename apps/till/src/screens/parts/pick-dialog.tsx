import { type ReactNode, useDeferredValue, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../frame/use-till.ts";
import { Dialog } from "./dialog.tsx";

type PickDialogProps<Item> = {
  title: string;
  label: string;
  query: string;
  close(): void;
  find(query: string): Item[];
  /** So many `find` gives at most. */
  limit: number;
  idOf(item: Item): string;
  show(item: Item): ReactNode;
  pick(item: Item): void;
  hint: string;
  none: string;
  /** What else can be done, with the marked one too. */
  actions?: ReactNode | ((marked: Item | undefined) => ReactNode);
};

/** Search as you type, pick with the arrows and Enter, or by touch. */
export function PickDialog<Item>({
  title,
  label,
  query,
  close,
  find,
  limit,
  idOf,
  show,
  pick,
  hint,
  none,
  actions,
}: PickDialogProps<Item>) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(query);
  const [position, setPosition] = useState(0);
  const searched = useDeferredValue(typed.trim());
  // biome-ignore lint/correctness/useExhaustiveDependencies: searched once per word, not again for each arrow key
  const items = useMemo(() => (searched.length < 2 ? [] : find(searched)), [searched]);
  const marked = items[Math.min(position, items.length - 1)];
  useKeys({
    key: (name, event) => {
      if (name === "Enter" && event?.target instanceof HTMLButtonElement) return false;
      if (name === "ArrowDown") setPosition(Math.min(position + 1, items.length - 1));
      else if (name === "ArrowUp") setPosition(Math.max(position - 1, 0));
      else if (name === "Enter") {
        // What was typed last may not be searched yet: Enter takes what fits it now.
        const fresh = typed.trim() === searched ? marked : find(typed.trim())[0];
        if (fresh) pick(fresh);
      } else return false;
      return true;
    },
  });
  return (
    <Dialog title={title} close={close} wide actions={typeof actions === "function" ? actions(marked) : actions}>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={items.length > 0}
        aria-controls={id}
        aria-activedescendant={marked ? `${id}-${idOf(marked)}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={120}
        value={typed}
        placeholder={label}
        onChange={(event) => {
          setTyped(event.target.value);
          setPosition(0);
        }}
        className="min-h-12 w-full rounded-md border border-ink-soft bg-white px-3 text-lg placeholder:text-ink-soft"
      />
      <p role="status" className="py-2 text-sm text-ink-soft">
        {searched.length < 2
          ? hint
          : items.length === 0
            ? none
            : t(items.length < limit ? "pick.found" : "pick.first", { count: items.length })}
      </p>
      <Results id={id} title={title} items={items} marked={marked} idOf={idOf} show={show} pick={pick} />
    </Dialog>
  );
}

type ResultsProps<Item> = Pick<PickDialogProps<Item>, "title" | "idOf" | "show" | "pick"> & {
  id: string;
  items: Item[];
  marked: Item | undefined;
};

function Results<Item>({ id, title, items, marked, idOf, show, pick }: ResultsProps<Item>) {
  return (
    <div id={id} role="listbox" aria-label={title} className="h-[60dvh] space-y-px overflow-auto">
      {items.map((item) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys and Enter pick, see above
        <div
          key={idOf(item)}
          id={`${id}-${idOf(item)}`}
          role="option"
          tabIndex={-1}
          aria-selected={item === marked}
          ref={(element) => {
            if (item === marked) element?.scrollIntoView({ block: "nearest" });
          }}
          onClick={() => pick(item)}
          className={`min-h-12 cursor-pointer rounded px-3 py-2 ${item === marked ? "bg-ink text-white" : "bg-white"}`}
        >
          {show(item)}
        </div>
      ))}
    </div>
  );
}
