import type { ArrangedService } from "@counterfoil/contracts";
import { TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Settings = ArrangedService["settings"];
type Props = { settings: Settings; error: unknown; disabled: boolean; onChange: (settings: Settings) => void };

/** As what the ERP makes a customer of ours. Empty fields stay as is usual. */
export function CreationSettings({ settings, error, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({
    personGrouping: settings.personGrouping ?? "BP02",
    organisationGrouping: settings.organisationGrouping ?? "BP01",
    roles: (settings.roles ?? ["FLCU00", "FLCU01"]).join(", "),
  });
  const field = (name: keyof typeof draft) => (
    <TextField
      name={name}
      label={t(`arrangements.${name}`)}
      hint={t(`arrangements.${name}Hint`)}
      value={draft[name]}
      error={error}
      disabled={disabled}
      required
      onChange={(value) => setDraft({ ...draft, [name]: value.toUpperCase() })}
    />
  );
  const roles = draft.roles.split(/[\s,;]+/).filter(Boolean);
  return (
    <div className="form">
      {field("personGrouping")}
      {field("organisationGrouping")}
      {field("roles")}
      <Button disabled={disabled} onClick={() => onChange({ ...draft, roles })}>
        {t("ui.save")}
      </Button>
    </div>
  );
}
