import type { CommunicationSystem } from "@counterfoil/contracts";
import { api, intentHref, navigate } from "@counterfoil/ui";
import { PemField, useChange } from "@counterfoil/ui/communication";
import { ChoiceField, ObjectPage, ProblemStrip, say, TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { at } from "./communication.ts";
import { draftOf, missingIn, type SystemDraft, systemOf } from "./system-draft.ts";

export function SystemCreation() {
  return (
    <SystemForm
      onDone={(SystemId) =>
        SystemId === undefined
          ? navigate("CommunicationSystem-search")
          : navigate("CommunicationSystem-display", { SystemId }, { replace: true })
      }
    />
  );
}

export function SystemForm({ system, onDone }: { system?: CommunicationSystem; onDone: (id?: string) => void }) {
  const { t } = useTranslation();
  const form = useSystemForm(system, onDone);
  return (
    <ObjectPage
      title={system ? `${system.name} (${system.systemId})` : t("systems.create")}
      parent={{ title: t("systems.title"), href: intentHref("CommunicationSystem-search") }}
      above={<ProblemStrip error={form.error} />}
      sections={[{ id: "general", title: t("systems.system"), content: <SystemFields form={form} isNew={!system} /> }]}
      footer={
        <>
          <Button design="Emphasized" disabled={form.busy} onClick={form.save}>
            {t("ui.save")}
          </Button>
          <Button design="Transparent" onClick={() => onDone()}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    />
  );
}

export type SystemFormState = ReturnType<typeof useSystemForm>;

/** What is typed, what is missing in it, and how it is saved. */
export function useSystemForm(system: CommunicationSystem | undefined, onDone: (id: string) => void) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(system));
  const [tried, setTried] = useState(false);
  const save = useChange(
    (given: SystemDraft) => {
      const { systemId, ...facts } = systemOf(given);
      return system
        ? api(at.system(systemId), { method: "PUT", body: facts })
        : api(at.systems, { method: "POST", body: { systemId, ...facts } });
    },
    (given) => {
      say(t("systems.saved"));
      onDone(systemOf(given).systemId);
    },
  );
  const missing = missingIn(draft);
  return {
    draft,
    error: save.error,
    busy: save.isPending,
    missing: tried ? missing : [],
    change: (part: Partial<SystemDraft>) => setDraft((before) => ({ ...before, ...part })),
    save: () => {
      setTried(true);
      if (missing.length === 0) save.mutate(draft);
    },
  };
}

const texts = ["systemId", "name", "client", "senderPort", "receiverPort", "receiver"] as const;
const hinted = new Set(["systemId", "client", "senderPort", "receiverPort", "receiver"]);

export function SystemFields({ form, isNew }: { form: SystemFormState; isNew: boolean }) {
  const { t } = useTranslation();
  const { draft, change, error, missing } = form;
  return (
    <div className="form">
      {texts.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`systems.${name}`)}
          value={draft[name]}
          required
          disabled={name === "systemId" && !isNew}
          refused={missing.includes(name)}
          error={error}
          {...(hinted.has(name) && { hint: t(`systems.${name}Hint`) })}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      <ChoiceField
        label={t("systems.kind")}
        value={draft.kind}
        onChange={(kind) => change({ kind: kind as SystemDraft["kind"] })}
        options={["s4hana", "embedded", "other"].map((value) => ({ value, text: t(`systems.kind.${value}`) }))}
      />
      <PemField
        name="authorities"
        label={t("systems.authorities")}
        hint={t("systems.authoritiesHint")}
        value={draft.authorities}
        error={error}
        onChange={(authorities) => change({ authorities })}
      />
      <CheckBox
        text={t("systems.active")}
        checked={draft.active}
        onChange={(event) => change({ active: event.target.checked })}
      />
    </div>
  );
}
