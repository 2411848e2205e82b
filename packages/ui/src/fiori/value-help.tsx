import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Bar } from "@ui5/webcomponents-react/Bar";
import { Button } from "@ui5/webcomponents-react/Button";
import { Dialog } from "@ui5/webcomponents-react/Dialog";
import { Icon } from "@ui5/webcomponents-react/Icon";
import { Input } from "@ui5/webcomponents-react/Input";
import { List } from "@ui5/webcomponents-react/List";
import { ListItemStandard } from "@ui5/webcomponents-react/ListItemStandard";
import "@ui5/webcomponents-icons/dist/value-help.js";
import { type ComponentRef, useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemStrip } from "./states.tsx";
import type { Found } from "./token-search.tsx";

/** Where the codes of a field can be looked up, by number or by text. */
export type ValueHelp = {
  /** What is looked for: "Articles"; also the name that its answers are remembered by. */
  title: string;
  search: (typed: string, signal: AbortSignal) => Promise<readonly Found[]> | readonly Found[];
};

/** The sign in a field that opens its value help; F4 does as well. */
export function ValueHelpIcon({ help, slot, onOpen }: { help: ValueHelp; slot?: string; onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Icon
      slot={slot}
      name="value-help"
      mode="Interactive"
      accessibleName={t("ui.valueHelp", { what: help.title })}
      onClick={onOpen}
    />
  );
}

/** As many as one looks through; who does not find it among them types a word more. */
export const mostFound = 50;

type DialogProps = { help: ValueHelp; typed: string; onChoose: (id: string) => void; onClose: () => void };

/** SAP's value help: search by code or text, and choose; the code goes into the field. */
export function ValueHelpDialog({ help, typed, onChoose, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [word, setWord] = useState(typed);
  const search = useRef<ComponentRef<typeof Input>>(null);
  const list = useRef<ComponentRef<typeof List>>(null);
  const query = useFound(help, word);
  const found = query.data ?? [];
  useEffect(() => {
    // The dialog gives the focus to its first element as it opens; the search has the last word, and what is typed there next replaces it.
    const opening = setTimeout(() => {
      search.current?.focus();
      search.current?.shadowRoot?.querySelector("input")?.select();
    }, 150);
    return () => clearTimeout(opening);
  }, []);
  return (
    <Dialog
      open
      className="value-help"
      headerText={help.title}
      onClose={onClose}
      footer={<Bar design="Footer" endContent={<Button onClick={onClose}>{t("ui.cancel")}</Button>} />}
    >
      <Input
        ref={search}
        className="value-help-search"
        accessibleName={t("ui.valueHelpSearch", { what: help.title })}
        placeholder={t("ui.valueHelpHint")}
        value={word}
        showClearIcon
        onInput={(event) => setWord(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") list.current?.querySelector<HTMLElement>("[ui5-li]")?.focus();
          const [only] = found;
          if (event.key === "Enter" && found.length === 1 && only) onChoose(only.id);
        }}
      />
      <ProblemStrip error={query.error} />
      <List
        ref={list}
        accessibleName={help.title}
        loading={query.isFetching}
        loadingDelay={400}
        noDataText={query.isPending ? t("ui.loading") : t("ui.valueHelpNothing")}
        onItemClick={(event) => onChoose(event.detail.item.dataset.found ?? "")}
      >
        {found.slice(0, mostFound).map(({ id, text }) => (
          <ListItemStandard key={id} data-found={id} type="Active" text={id} description={text} />
        ))}
      </List>
      {found.length >= mostFound && <p className="hint">{t("ui.valueHelpMore", { count: mostFound })}</p>}
    </Dialog>
  );
}

function useFound({ title, search }: ValueHelp, typed: string) {
  const word = useDeferredValue(typed.trim());
  return useQuery({
    queryKey: ["value-help", title, word],
    queryFn: async ({ signal }) => search(word, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
