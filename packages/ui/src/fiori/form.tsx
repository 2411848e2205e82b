import { Input } from "@ui5/webcomponents-react/Input";
import { Option } from "@ui5/webcomponents-react/Option";
import { Select } from "@ui5/webcomponents-react/Select";
import { type ComponentRef, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api.ts";
import { Field } from "./object-page.tsx";
import { problemText } from "./states.tsx";

/** The last name in the problem's `where`: "/body/address/city" is about the field city. */
export function refusedField(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.where?.split(/[/.]/).at(-1) : undefined;
}

type TextFieldProps = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: unknown;
  /** What is typed cannot be read; said before the server is asked. */
  refused?: boolean;
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
  const { t } = useTranslation();
  const refusal = refusedField(props.error) === props.name ? problemText(props.error) : undefined;
  const message =
    refusal ?? (props.refused ? t(props.value.trim() === "" ? "ui.fieldMissing" : "ui.fieldWrong") : undefined);
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
  disabled?: boolean;
  children?: ReactNode;
};

export function ChoiceField(props: ChoiceFieldProps) {
  return (
    <Field label={props.label}>
      {(id) => (
        <Select
          id={id}
          accessibleName={props.label}
          value={props.value}
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
