import type { CommunicationDestination } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { useChange } from "@counterfoil/ui/communication";
import { ChoiceField, FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { destinationPath } from "./communication.ts";
import { type DestinationDraft, destinationOf, draftOf, missingIn } from "./destination-draft.ts";
import { PemField } from "./system-form.tsx";

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

function DestinationFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { draft, error, onChange } = props;
  const secretHint = props.isNew ? {} : { hint: t("destinations.secretKept") };
  return (
    <>
      <TypedField {...props} name="url" label={t("destinations.url")} hint="https://my300000.s4hana.example" />
      <ChoiceField
        label={t("destinations.kind")}
        value={draft.kind}
        onChange={(kind) => onChange({ kind: kind as DestinationDraft["kind"] })}
        options={["basic", "oauth2", "certificate"].map((value) => ({ value, text: t(`destinations.kind.${value}`) }))}
      />
      {draft.kind === "oauth2" && <TypedField {...props} name="tokenUrl" label={t("destinations.tokenUrl")} />}
      {draft.kind === "certificate" ? (
        <>
          <PemField
            name="certificate"
            label={t("destinations.certificate")}
            hint={t("destinations.certificateHint")}
            value={draft.certificate}
            error={error}
            required
            onChange={(certificate) => onChange({ certificate })}
          />
          <PemField
            name="secret"
            label={t("destinations.key")}
            hint={t(props.isNew ? "destinations.keyHint" : "destinations.secretKept")}
            value={draft.secret}
            error={error}
            required={props.isNew}
            onChange={(secret) => onChange({ secret })}
          />
        </>
      ) : (
        <>
          <TypedField {...props} name="user" label={t(`destinations.user.${draft.kind}`)} />
          <TypedField {...props} name="secret" label={t("destinations.secret")} {...secretHint} />
        </>
      )}
    </>
  );
}

type TypedName = "url" | "tokenUrl" | "user" | "secret";
/** How the server calls the field of a sign-in. */
const serverNames: Record<string, string> = { "user basic": "userName", "user oauth2": "clientId" };

function TypedField({ name, label, hint, ...props }: FieldsProps & { name: TypedName; label: string; hint?: string }) {
  const { draft, isNew, missing, error, onChange } = props;
  return (
    <TextField
      name={serverNames[`${name} ${draft.kind}`] ?? name}
      label={label}
      value={draft[name]}
      required={name !== "secret" || isNew}
      refused={missing.includes(name)}
      error={error}
      {...(name === "secret" && { type: "Password" as const })}
      {...(hint !== undefined && { hint })}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
}
