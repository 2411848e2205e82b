import type { ManualDiscountRules } from "@counterfoil/contracts";
import { intentHref, useFormats } from "@counterfoil/ui";
import { type DraftRow, ObjectPage, RowsEditor } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type DiscountDraft, draftOf, rulesOf } from "./discount-draft.ts";

type DiscountFormProps = {
  rules: ManualDiscountRules;
  busy: boolean;
  above: ReactNode;
  onSave: (rules: ManualDiscountRules) => void;
  onCancel: () => void;
};

/** People who stand at a till. */
const sellers = ["cashier", "storeManager", "administrator"];

export function DiscountForm({ rules: start, busy, above, onSave, onCancel }: DiscountFormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [draft, setDraft] = useState(() => draftOf(start, formats));
  const [tried, setTried] = useState(false);
  const { rules, problems } = rulesOf(draft, formats);
  const change = (part: Partial<DiscountDraft>) => setDraft((before) => ({ ...before, ...part }));
  const roles = [...new Set([...sellers, ...start.limits.map(({ role }) => role)])];
  return (
    <ObjectPage
      title={t("discounts.title")}
      subtitle={t("discounts.hint")}
      parent={{ title: t("stores.title"), href: intentHref("Store-search") }}
      above={
        <>
          {above}
          {tried &&
            problems.map((problem) => (
              <MessageStrip key={problem} design="Negative" hideCloseButton role="alert">
                {t(`discounts.problem.${problem}`)}
              </MessageStrip>
            ))}
        </>
      }
      sections={[
        {
          id: "limits",
          title: t("discounts.limits"),
          content: <Limits roles={roles} rows={draft.limits} onChange={(limits) => change({ limits })} />,
        },
        {
          id: "reasons",
          title: t("discounts.reasons"),
          content: <Reasons rows={draft.reasons} onChange={(reasons) => change({ reasons })} />,
        },
      ]}
      footer={
        <>
          <Button
            design="Emphasized"
            disabled={busy}
            onClick={() => {
              setTried(true);
              if (problems.length === 0) onSave(rules);
            }}
          >
            {t("ui.save")}
          </Button>
          <Button design="Transparent" onClick={onCancel}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    />
  );
}

type RowsProps = { rows: DraftRow[]; onChange: (rows: DraftRow[]) => void };

function Limits({ roles, rows, onChange }: RowsProps & { roles: string[] }) {
  const { t } = useTranslation();
  const options = roles.map((value) => ({ value, text: t(`role.${value}`, value) }));
  return (
    <RowsEditor
      name={t("discounts.limit")}
      fields={[
        { name: "role", label: t("discounts.role"), options },
        { name: "maxPercent", label: t("discounts.maxPercent"), required: true },
      ]}
      rows={rows}
      blank={{ role: "cashier", maxPercent: "10" }}
      onChange={onChange}
    />
  );
}

function Reasons({ rows, onChange }: RowsProps) {
  const { t } = useTranslation();
  return (
    <RowsEditor
      name={t("discounts.reason")}
      fields={[
        { name: "code", label: t("discounts.code"), required: true },
        { name: "en", label: t("groups.field.en") },
        { name: "de", label: t("groups.field.de") },
      ]}
      rows={rows}
      blank={{ code: "", en: "", de: "" }}
      onChange={onChange}
    />
  );
}
