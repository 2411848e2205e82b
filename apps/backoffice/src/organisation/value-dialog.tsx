import { ChoiceField, FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import i18next from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EffectPreview } from "./effect-preview.tsx";
import {
  type NodeDetail,
  type NodeValue,
  placeText,
  saveOwn,
  useEffectOf,
  useReread,
  type ValueName,
} from "./structure.ts";
import { useValueText } from "./use-value-text.ts";
import { daysOf, fromFields, hoursOf, ownWith, toFields, weekdayName } from "./value-text.ts";

type Props = { detail: NodeDetail; value: NodeValue; how: "set" | "reset"; onClose: () => void };

/** Sets one value of a place, or takes it back; says what that touches while one types. */
export function ValueDialog({ detail, value: { name, held, inherited }, how, onClose }: Props) {
  const { t } = useTranslation();
  const textOf = useValueText();
  const reread = useReread();
  const [fields, setFields] = useState(() => toFields(name, held?.value));
  const value = how === "reset" ? undefined : fromFields(name, fields);
  const readable = how === "reset" || value !== undefined;
  const own = ownWith(detail.values, name, value);
  const effect = useEffectOf(
    [detail.node.kind, detail.node.id, own],
    (signal) => saveOwn(detail.node, own, true, signal),
    readable,
  );
  const save = useMutation({
    mutationFn: () => saveOwn(detail.node, own, false),
    onSuccess: async () => {
      await reread();
      say(t("values.saved"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t(how === "set" ? "values.setOf" : "values.resetOf", {
        name: t(`values.${name}`),
        node: detail.node.name,
      })}
      confirm={t(how === "set" ? "ui.save" : "values.reset")}
      busy={save.isPending || !effect.data}
      error={save.error}
      onConfirm={() => effect.data && save.mutate()}
      onClose={onClose}
    >
      {how === "set" ? (
        <ValueFields name={name} fields={fields} error={save.error} onChange={setFields} />
      ) : (
        <p>
          {inherited
            ? t("values.resetTo", { value: textOf(name, inherited.value), node: placeText(inherited.from) })
            : t("values.resetToNothing")}
        </p>
      )}
      <EffectPreview asked={effect} />
    </FormDialog>
  );
}

type FieldsProps = { name: ValueName; fields: string[]; error: unknown; onChange: (fields: string[]) => void };

function ValueFields({ name, fields, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const [typed = ""] = fields;
  if (name === "language")
    return (
      <ChoiceField
        label={t("values.language")}
        value={typed}
        onChange={(language) => onChange([language])}
        options={["en", "de"].map((value) => ({ value, text: t(`language.${value}`) }))}
      />
    );
  if (name === "openingHours")
    return (
      <>
        <p className="hint">{t("values.openingHoursHint")}</p>
        {fields.map((field, index) => (
          <TextField
            key={weekdayName(index + 1, "en")}
            name={`day${index + 1}`}
            label={weekdayName(index + 1, i18next.language)}
            value={field}
            refused={hoursOf(index + 1, field) === undefined}
            onChange={(text) => onChange(fields.with(index, text))}
          />
        ))}
      </>
    );
  const hints: Partial<Record<ValueName, string>> = {
    timeZone: "Europe/London",
    storageLocations: t("stores.storageLocationsHint"),
    closedDays: t("values.closedDaysHint"),
  };
  const hint = hints[name];
  return (
    <TextField
      name={name}
      label={t(`values.${name}`)}
      value={typed}
      error={error}
      autoFocus
      refused={name === "closedDays" && daysOf(typed) === undefined && t("values.closedDaysWrong")}
      onChange={(text) => onChange([text])}
      {...(hint && { hint })}
    />
  );
}
