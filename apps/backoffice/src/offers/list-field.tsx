import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/add.js";
import "@ui5/webcomponents-icons/dist/delete.js";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";

type ListFieldProps<Item> = {
  /** What one entry is: "Tier", "Part of the set". */
  name: string;
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
  const keys = useKeys(items.length);
  const remove = (position: number) => {
    keys.remove(position);
    onChange(items.filter((_item, index) => index !== position));
  };
  return (
    <div className="rows">
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
      {items.length < most && (
        <Button icon="add" onClick={() => onChange([...items, structuredClone(blank)])}>
          {t("ui.addThis", { what: name })}
        </Button>
      )}
    </div>
  );
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
