import { Input } from "@ui5/webcomponents-react/Input";
import { Option } from "@ui5/webcomponents-react/Option";
import { Select } from "@ui5/webcomponents-react/Select";
import { type ComponentRef, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api.ts";
import { Field } from "./object-page.tsx";
import { problemText } from "./states.tsx";

/** The last name in the problem's `where`: "/body/address/city" is about the field city. */
export function refusedField(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.where?.split(/[/.]/).at(-1) : undefined;
}

/** Is the problem about the field of this name? In a list the name says of which row: "listings/2/siteId". */
export function isRefused(error: unknown, name: string): boolean {
  const where = error instanceof ApiProblem ? error.where?.replaceAll(".", "/") : undefined;
  return where !== undefined && `/${where}`.endsWith(`/${name.replace(/^\//, "")}`);
}

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
  disabled?: boolean;
  hint?: string;
  /** The first thing to do on the page. */
  autoFocus?: boolean;
};

/** An input that shows the server's refusal where it belongs. */
export function TextField(props: TextFieldProps) {
  const unread = useRefusal(props.refused, props.value.trim() === "");
  const message = isRefused(props.error, props.name) ? problemText(props.error) : unread;
  const input = useRef<ComponentRef<typeof Input>>(null);
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
            disabled={props.disabled ?? false}
            maxlength={props.maxlength}
            valueState={message === undefined ? "None" : "Negative"}
            valueStateMessage={message === undefined ? undefined : <div>{message}</div>}
            onInput={(event) => props.onChange(event.target.value)}
          />
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
  const message = props.name && isRefused(props.error, props.name) ? problemText(props.error) : unread;
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
          disabled={props.disabled ?? false}
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
