import { useTranslation } from "react-i18next";
import { TextField } from "./form.tsx";

type PasswordFieldsProps = {
  current: string;
  onCurrent: (current: string) => void;
  next: string;
  onNext: (next: string) => void;
  /** A refused password is told at the new one. */
  error: unknown;
  autoFocus?: boolean;
};

/** The password that one has, and the one that takes its place. */
export function PasswordFields({ current, onCurrent, next, onNext, error, autoFocus = false }: PasswordFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        name="current"
        label={t("ui.currentPassword")}
        type="Password"
        value={current}
        onChange={onCurrent}
        required
        autoFocus={autoFocus}
      />
      <TextField
        name="next"
        label={t("ui.newPassword")}
        type="Password"
        value={next}
        onChange={onNext}
        hint={t("ui.passwordRule")}
        error={error}
        required
      />
    </>
  );
}
