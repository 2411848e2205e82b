import { FormDialog, TextField } from "@counterfoil/ui/fiori";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A code with its names and its place in the list, as typed. */
export type NamedCode = { code: string; en: string; de: string; position: string };

type Props = {
  title: string;
  codeLabel: string;
  /** A code stays what it is once it is in use. */
  isNew: boolean;
  draft: NamedCode;
  saving: { isPending: boolean; error: unknown };
  onChange: (part: Partial<NamedCode>) => void;
  onSave: () => void;
  onClose: () => void;
  /** What it belongs to, above its code. */
  first?: ReactNode;
  children: ReactNode;
};

/** The form of a code of the retailer's: a way to pay, a card type. */
export function NamedCodeDialog(props: Props) {
  const { t } = useTranslation();
  const { draft, saving, onChange } = props;
  const text = (name: keyof NamedCode, label: string, disabled = false) => (
    <TextField
      name={name}
      label={label}
      value={draft[name]}
      disabled={disabled}
      error={saving.error}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <FormDialog
      title={props.title}
      confirm={t("ui.save")}
      busy={saving.isPending}
      error={saving.error}
      onConfirm={props.onSave}
      onClose={props.onClose}
    >
      {props.first}
      {text("code", props.codeLabel, !props.isNew)}
      {text("en", t("payment.nameEn"))}
      {text("de", t("payment.nameDe"))}
      {text("position", t("payment.position"))}
      {props.children}
    </FormDialog>
  );
}
