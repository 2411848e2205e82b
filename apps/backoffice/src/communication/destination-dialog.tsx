import type { CommunicationDestination } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { SignInFields, useChange } from "@counterfoil/ui/communication";
import { ChoiceField, FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { destinationPath } from "./communication.ts";
import { type DestinationDraft, destinationOf, draftOf, missingIn } from "./destination-draft.ts";

type DialogProps = {
  systemId: string;
  /** The one that is changed; none: a new one for one of `free`. */
  destination?: CommunicationDestination;
  free: readonly DestinationDraft["use"][];
  onClose: () => void;
};

/** Where a system answers for a use, and how we say who we are. */
export function DestinationDialog({ systemId, destination, free, onClose }: DialogProps) {
  const { t } = useTranslation();
  const isNew = destination === undefined;
  const [draft, setDraft] = useState(() => draftOf(destination, free[0] ?? "standard"));
  const [tried, setTried] = useState(false);
  const missing = missingIn(draft, isNew);
  const save = useChange(
    (given: DestinationDraft) =>
      api(destinationPath(systemId, given.use), { method: "PUT", body: destinationOf(given) }),
    () => {
      say(t("destinations.saved"));
      onClose();
    },
  );
  return (
    <FormDialog
      title={t(isNew ? "destinations.create" : "destinations.change")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (missing.length === 0) save.mutate(draft);
      }}
    >
      <ChoiceField
        label={t("destinations.use")}
        value={draft.use}
        disabled={!isNew}
        onChange={(use) => setDraft((before) => ({ ...before, use: use as DestinationDraft["use"] }))}
        options={(isNew ? free : [draft.use]).map((value) => ({ value, text: t(`destinations.use.${value}`) }))}
      />
      <DestinationFields
        draft={draft}
        isNew={isNew}
        missing={tried ? missing : []}
        error={save.error}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </FormDialog>
  );
}

type FieldsProps = {
  draft: DestinationDraft;
  isNew: boolean;
  missing: readonly string[];
  error: unknown;
  onChange: (part: Partial<DestinationDraft>) => void;
};

function DestinationFields({ draft, isNew, missing, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        name="url"
        label={t("destinations.url")}
        hint="https://my300000.s4hana.example"
        value={draft.url}
        required
        refused={missing.includes("url")}
        error={error}
        onChange={(url) => onChange({ url })}
      />
      <SignInFields draft={draft} hasSecret={!isNew} missing={missing} error={error} onChange={onChange}>
        {draft.kind !== "certificate" && (
          <TextField
            name={draft.kind === "oauth2" ? "clientId" : "userName"}
            label={t(`signIn.user.${draft.kind}`)}
            value={draft.user}
            required
            refused={missing.includes("user")}
            error={error}
            onChange={(user) => onChange({ user })}
          />
        )}
      </SignInFields>
    </>
  );
}
