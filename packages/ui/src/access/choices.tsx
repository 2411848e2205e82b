import { CheckBox } from "@ui5/webcomponents-react/CheckBox";

type Props = {
  legend: string;
  options: { value: string; text: string; disabled?: boolean }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Several of a few: roles, permissions. One that cannot be changed shows what is so anyway. */
export function Choices({ legend, options, chosen, onChange }: Props) {
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((each) => each !== value));
  return (
    <fieldset className="roles">
      <legend>{legend}</legend>
      {options.map(({ value, text, disabled }) => (
        <CheckBox
          key={value}
          text={text}
          wrappingType="Normal"
          checked={disabled || chosen.includes(value)}
          disabled={disabled ?? false}
          onChange={(event) => toggle(value, event.target.checked)}
        />
      ))}
    </fieldset>
  );
}
