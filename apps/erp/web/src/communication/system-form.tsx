import { api } from "@counterfoil/ui";
import { PemField, useChange } from "@counterfoil/ui/communication";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { at, type System } from "./communication.ts";
import { missingIn, type SystemDraft, systemBodyOf, systemDraftOf } from "./system-draft.ts";

type FormProps = { system?: System; onClose: () => void; onSaved?: (systemId: string) => void };

export function SystemForm({ system, onClose, onSaved }: FormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => systemDraftOf(system));
  const [tried, setTried] = useState(false);
  const save = useChange(
    (given: SystemDraft) => api(at.system(given.systemId), { method: "PUT", body: systemBodyOf(given) }),
    ({ systemId }) => {
      say(t("systems.saved"));
      onClose();
      onSaved?.(systemId);
    },
  );
  return (
    <FormDialog
      title={system ? `${system.name} (${system.systemId})` : t("systems.create")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (missingIn(draft).length === 0) save.mutate(draft);
      }}
    >
      <SystemFields
        draft={draft}
        isNew={system === undefined}
        missing={tried ? missingIn(draft) : []}
        error={save.error}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      <PemField
        name="authorities"
        label={t("systems.authorities")}
        hint={t("systemHint.authorities")}
        value={draft.authorities}
        error={save.error}
        onChange={(authorities) => setDraft((now) => ({ ...now, authorities }))}
      />
      <CheckBox
        text={t("systems.active")}
        checked={draft.active}
        onChange={(event) => setDraft((before) => ({ ...before, active: event.target.checked }))}
      />
    </FormDialog>
  );
}

type FieldsProps = {
  draft: SystemDraft;
  isNew: boolean;
  missing: readonly string[];
  error: unknown;
  onChange: (part: Partial<SystemDraft>) => void;
};

/** Who it is and where it answers; also the first part of the guided set-up. */
export function SystemFields({ draft, isNew, missing, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (["systemId", "name", "baseUrl", "businessSystem", "ownSystem"] as const).map((name) => (
    <TextField
      key={name}
      name={name}
      label={t(`systems.${name}`)}
      value={draft[name]}
      required={name !== "baseUrl"}
      disabled={name === "systemId" && !isNew}
      refused={missing.includes(name)}
      error={error}
      onChange={(value) => onChange({ [name]: value })}
      {...(name !== "name" && { hint: t(`systemHint.${name}`) })}
    />
  ));
}
