import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/add.js";
import "@ui5/webcomponents-icons/dist/delete.js";
import { type ReactNode, type RefObject, useRef } from "react";
import { useTranslation } from "react-i18next";

type ListFieldProps<Item> = {
  /** What one entry is: "Tier", "Part of the set". */
  name: string;
  /** What the button says that adds one; none where entries are added in another way. */
  add?: string | false;
  items: Item[];
  blank: Item;
  onChange: (items: Item[]) => void;
  least?: number;
  most?: number;
  children: (item: Item, change: (part: Partial<Item>) => void, position: number) => ReactNode;
};

/** A list inside a form whose entries have fields of their own; each can be taken away, down to the least that makes sense. */
export function ListField<Item extends object>(props: ListFieldProps<Item>) {
  const { name, items, blank, onChange, least = 1, most = 20, children } = props;
  const { t } = useTranslation();
  const { add = t("ui.addThis", { what: name }) } = props;
  const keys = useKeys(items.length);
  const list = useRef<HTMLDivElement>(null);
  const append = () => {
    onChange([...items, structuredClone(blank)]);
    focusSoon(list, ":scope > fieldset:last-of-type :is([name], [data-field])");
  };
  const remove = (position: number) => {
    keys.remove(position);
    onChange(items.filter((_item, index) => index !== position));
    focusSoon(list, ":scope > [ui5-button]");
  };
  return (
    <div className="rows" ref={list}>
      {items.map((item, position) => (
        <fieldset key={keys.at(position)} className="row" aria-label={`${name} ${position + 1}`}>
          {children(item, (part) => onChange(items.with(position, { ...item, ...part })), position)}
          {items.length > least && (
            <Button
              icon="delete"
              design="Transparent"
              tooltip={t("ui.remove")}
              accessibleName={t("ui.removeThis", { what: `${name} ${position + 1}` })}
              onClick={() => remove(position)}
            />
          )}
        </fieldset>
      ))}
      {add && items.length < most && (
        <Button icon="add" design={props.add === undefined ? "Default" : "Transparent"} onClick={append}>
          {add}
        </Button>
      )}
    </div>
  );
}

/** Whoever works by keyboard goes on at the new entry, or where the next one is added; the list is drawn first. */
function focusSoon(list: RefObject<HTMLElement | null>, selector: string): void {
  setTimeout(() => list.current?.querySelector<HTMLElement>(selector)?.focus(), 100);
}

/** Entries have no id; a key goes with each, so that taking one away leaves the focus of the others where it is. */
function useKeys(count: number) {
  const keys = useRef<string[]>([]);
  while (keys.current.length < count) keys.current.push(crypto.randomUUID());
  keys.current.length = count;
  return {
    at: (position: number) => keys.current[position],
    remove: (position: number) => keys.current.splice(position, 1),
  };
}
