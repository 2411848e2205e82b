import { TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";

/** Shorter is no reason. */
export const isWhy = (why: string) => why.trim().length >= 3;

type WhyProps = { label?: string; why: string; error: unknown; refused?: boolean; onChange: (why: string) => void };

/** Without a reason nothing is corrected or reversed. */
export function WhyField({ label, why, error, refused = false, onChange }: WhyProps) {
  const { t } = useTranslation();
  return (
    <TextField
      name="why"
      label={label ?? t("corrections.whyLabel")}
      value={why}
      onChange={onChange}
      error={error}
      refused={refused}
      required
      maxlength={200}
      hint={t("corrections.whyHint")}
    />
  );
}
