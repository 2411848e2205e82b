import { MultiInput } from "@ui5/webcomponents-react/MultiInput";
import { SuggestionItem } from "@ui5/webcomponents-react/SuggestionItem";
import { Token } from "@ui5/webcomponents-react/Token";
import { useState } from "react";
import { Field } from "./object-page.tsx";

export type Found = { id: string; text: string };
type TokenSearchProps = {
  label: string;
  /** Numbers of what is chosen, in the order chosen. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** What fits what is typed; a hook, so that the app asks its own server. */
  useFound: (typed: string) => readonly Found[];
  textOf: (id: string) => string | undefined;
  placeholder: string;
  /** What a refusal calls the field. */
  field: string;
  refused?: string | undefined;
};

/** Things found as one types (number or text) and kept as tokens; a number typed in full and Enter is taken as it is. */
export function TokenSearch({
  label,
  chosen,
  onChange,
  useFound,
  textOf,
  placeholder,
  field,
  refused,
}: TokenSearchProps) {
  const [typed, setTyped] = useState("");
  const found = useFound(typed);
  const add = (id: string | undefined) => {
    if (!id) return;
    onChange([...new Set([...chosen, id])]);
    setTyped("");
  };
  const exact = () => found.find(({ id, text }) => [id, text].some((each) => isSame(each, typed)))?.id;
  const nameOf = (id: string) => {
    const text = textOf(id);
    return text === undefined ? id : `${text} (${id})`;
  };
  return (
    <Field label={label}>
      {(id) => (
        <MultiInput
          id={id}
          accessibleName={label}
          showSuggestions
          noTypeahead
          placeholder={chosen.length === 0 ? placeholder : ""}
          value={typed}
          data-field={field}
          valueState={refused ? "Negative" : "None"}
          valueStateMessage={refused ? <div>{refused}</div> : undefined}
          onInput={(event) => setTyped(event.target.value)}
          onSelectionChange={(event) => add(event.detail.item?.dataset.found)}
          onChange={() => add(exact())}
          onTokenDelete={(event) => {
            const gone = new Set(event.detail.tokens.map((token) => token.dataset.found));
            onChange(chosen.filter((each) => !gone.has(each)));
          }}
          tokens={chosen.map((each) => <Token key={each} data-found={each} text={nameOf(each)} />)}
        >
          {found.map((each) => (
            <SuggestionItem key={each.id} data-found={each.id} text={each.text} additionalText={each.id} />
          ))}
        </MultiInput>
      )}
    </Field>
  );
}

const isSame = (one: string, typed: string) => one.toLowerCase() === typed.trim().toLowerCase();
