import type { FieldRule } from "@counterfoil/contracts";
import { FormDialog } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldRow } from "./mappings.ts";
import { draftOf, missingIn, ruleOf } from "./rule-draft.ts";
import { RuleFields } from "./rule-fields.tsx";

type RuleDialogProps = { row: FieldRow; onSave: (rule: FieldRule | undefined) => void; onClose: () => void };

export function RuleDialog({ row, onSave, onClose }: RuleDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(row.rule));
  const [tried, setTried] = useState(false);
  const missing = missingIn(draft);
  return (
    <FormDialog
      title={row.target.field}
      confirm={t("mapping.take")}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (missing === undefined) onSave(ruleOf(draft));
      }}
    >
      <RuleFields
        target={row.target}
        draft={draft}
        missing={tried ? missing : undefined}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </FormDialog>
  );
}
