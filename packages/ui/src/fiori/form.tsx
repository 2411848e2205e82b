import { Input } from "@ui5/webcomponents-react/Input";
import { Option } from "@ui5/webcomponents-react/Option";
import { Select } from "@ui5/webcomponents-react/Select";
import { type ComponentRef, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "./object-page.tsx";
import { refusalOf } from "./refusals.ts";
import { type ValueHelp, ValueHelpDialog, ValueHelpIcon } from "./value-help.tsx";

export type Refused = boolean | string;

/** What a refused field says of itself. */
export function useRefusal(refused: Refused | undefined, isEmpty: boolean): string | undefined {
  const { t } = useTranslation();
  return refused === true ? t(isEmpty ? "ui.fieldMissing" : "ui.fieldWrong") : refused || undefined;
}

type TextFieldProps = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: unknown;
  /** What is typed cannot be read, said before the server is asked; or why it is refused. */
  refused?: Refused;
  required?: boolean;
  type?: "Text" | "Password" | "Email" | "Number";
  maxlength?: number;
  /** To be read, reached by keyboard and copied, not to be changed. */
  disabled?: boolean;
  hint?: string;
  /** The first thing to do on the page. */
  autoFocus?: boolean;
  /** Where its code can be looked up. */
  help?: ValueHelp | undefined;
};

/** An input that shows the server's refusal where it belongs, and helps to find a code. */
export function TextField(props: TextFieldProps) {
  const unread = useRefusal(props.refused, props.value.trim() === "");
  const message = refusalOf(props.error, props.name) ?? unread;
  const input = useRef<ComponentRef<typeof Input>>(null);
  const [isLookingUp, setLookingUp] = useState(false);
  const help = props.disabled ? undefined : props.help;
  useEffect(() => {
    if (props.autoFocus) void input.current?.focus();
  }, [props.autoFocus]);
  return (
    <Field label={props.label} required={props.required ?? false}>
      {(id) => (
        <>
          <Input
            ref={input}
            id={id}
            name={props.name}
            value={props.value}
            type={props.type ?? "Text"}
            required={props.required ?? false}
            readonly={props.disabled ?? false}
            maxlength={props.maxlength}
            valueState={message === undefined ? "None" : "Negative"}
            valueStateMessage={message === undefined ? undefined : <div>{message}</div>}
            onInput={(event) => props.onChange(event.target.value)}
            {...(help && {
              icon: <ValueHelpIcon help={help} onOpen={() => setLookingUp(true)} />,
              onKeyDown: (event) => {
                if (event.key !== "F4") return;
                event.preventDefault();
                setLookingUp(true);
              },
            })}
          />
          {help && isLookingUp && (
            <ValueHelpDialog
              help={help}
              typed={props.value}
              onClose={() => setLookingUp(false)}
              onChoose={(id) => {
                props.onChange(id);
                setLookingUp(false);
              }}
            />
          )}
          {props.hint && <span className="hint">{props.hint}</span>}
        </>
      )}
    </Field>
  );
}

type ChoiceFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; text: string }[];
  name?: string;
  error?: unknown;
  refused?: Refused;
  required?: boolean;
  disabled?: boolean;
};

export function ChoiceField(props: ChoiceFieldProps) {
  const unread = useRefusal(props.refused, props.value === "");
  const message = (props.name && refusalOf(props.error, props.name)) || unread;
  return (
    <Field label={props.label} required={props.required ?? false}>
      {(id) => (
        <Select
          id={id}
          name={props.name}
          accessibleName={props.label}
          value={props.value}
          required={props.required ?? false}
          valueState={message === undefined ? "None" : "Negative"}
          valueStateMessage={message === undefined ? undefined : <div>{message}</div>}
          readonly={props.disabled ?? false}
          onChange={(event) => props.onChange(event.detail.selectedOption.getAttribute("value") ?? "")}
        >
          {props.options.map((option) => (
            <Option key={option.value} value={option.value}>
              {option.text}
            </Option>
          ))}
        </Select>
      )}
    </Field>
  );
}
