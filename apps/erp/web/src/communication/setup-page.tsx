import { scenarioIds } from "@counterfoil/contracts";
import { api, intentHref, navigate } from "@counterfoil/ui";
import { readPasted, useChange } from "@counterfoil/ui/communication";
import { Field, ObjectPage, ProblemStrip, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { TextArea } from "@ui5/webcomponents-react/TextArea";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Model } from "../replication/replication.ts";
import { NewCommunicationUser } from "./new-user.tsx";
import {
  emptySetup,
  missingInSetup,
  modelCalls,
  type ScenarioInfo,
  type SetupCall,
  type SetupDraft,
  setupCalls,
  withPasted,
} from "./setup-draft.ts";
import { SystemFields } from "./system-form.tsx";

/** The guided way to a connection: paste what the other side shows, add the secrets, and everything is agreed. */
export function SetupPage() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(emptySetup);
  const [tried, setTried] = useState(false);
  const known = useScenarios();
  const change = (part: Partial<SetupDraft>) => setDraft((before) => ({ ...before, ...part }));
  const missing = missingInSetup(draft);
  const save = useChange(
    async (given: SetupDraft) => {
      const call = ({ path, body }: SetupCall) => api(path, { method: "PUT", ...(body && { body }) });
      for (const each of setupCalls(given, known)) await call(each);
      if (!given.models) return;
      const { items } = await api<{ items: Model[] }>("/api/replication/models");
      for (const each of modelCalls(given, items)) await call(each);
    },
    ({ systemId }) => {
      say(t("setup.done"));
      navigate("CommunicationValues-display", { SystemId: systemId });
    },
  );
  const parts = { draft, missing: tried ? missing : [], error: save.error, onChange: change };
  return (
    <ObjectPage
      title={t("setup.title")}
      subtitle={t("setup.subtitle")}
      parent={{ title: t("systems.title"), href: intentHref("CommunicationSystem-search") }}
      above={<ProblemStrip error={save.error} />}
      sections={[
        {
          id: "paste",
          title: t("setup.paste"),
          content: <Paste onPasted={(pasted) => setDraft((before) => withPasted(before, pasted))} />,
        },
        { id: "system", title: t("setup.system"), content: <SystemPart {...parts} /> },
        { id: "scenarios", title: t("setup.scenarios"), content: <ScenarioPart {...parts} /> },
        { id: "outbound", title: t("systems.outboundUsers"), content: <OutboundPart {...parts} /> },
        { id: "inbound", title: t("systems.inboundUsers"), content: <InboundPart {...parts} /> },
      ]}
      footer={
        <>
          <Button
            design="Emphasized"
            disabled={save.isPending || known.length === 0}
            onClick={() => {
              setTried(true);
              if (missing.length === 0) save.mutate(draft);
            }}
          >
            {t("setup.save")}
          </Button>
          <Button design="Transparent" onClick={() => navigate("CommunicationSystem-search")}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    />
  );
}

function useScenarios(): ScenarioInfo[] {
  const query = useQuery({
    queryKey: ["communication-scenarios"],
    queryFn: async ({ signal }) =>
      (await api<{ items: ScenarioInfo[] }>("/api/communication/scenarios", { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return query.data ?? [];
}

type Pasted = NonNullable<ReturnType<typeof readPasted>>;

function Paste({ onPasted }: { onPasted: (pasted: Pasted) => void }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<"read" | "nothing">();
  const take = (text: string) => {
    const pasted = readPasted(text);
    setSaid(text.trim() === "" ? undefined : pasted ? "read" : "nothing");
    if (pasted) onPasted(pasted);
  };
  return (
    <div className="pasted">
      <Field label={t("setup.pasted")}>
        {(id) => (
          <>
            <TextArea id={id} name="pasted" rows={6} onInput={(event) => take(event.target.value)} />
            <span className="hint">{t("setup.pastedHint")}</span>
          </>
        )}
      </Field>
      {said && (
        <MessageStrip design={said === "read" ? "Positive" : "Critical"} hideCloseButton>
          {t(`setup.pasted.${said}`)}
        </MessageStrip>
      )}
    </div>
  );
}

type PartProps = {
  draft: SetupDraft;
  missing: readonly string[];
  error: unknown;
  onChange: (part: Partial<SetupDraft>) => void;
};

function SystemPart(props: PartProps) {
  return (
    <div className="form">
      <SystemFields {...props} isNew />
    </div>
  );
}

function ScenarioPart({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const mayReplicate = usePermission("replication.manage");
  return (
    <div className="form">
      {scenarioIds.map((id) => (
        <CheckBox
          key={id}
          text={t(`scenario.${id}`)}
          checked={draft.scenarios.includes(id)}
          onChange={({ target }) =>
            onChange({
              scenarios: scenarioIds.filter((each) => (each === id ? target.checked : draft.scenarios.includes(each))),
            })
          }
        />
      ))}
      {mayReplicate && (
        <div>
          <CheckBox
            text={t("setup.models")}
            checked={draft.models}
            onChange={({ target }) => onChange({ models: target.checked })}
          />
          <span className="hint">{t("setup.modelsHint")}</span>
        </div>
      )}
    </div>
  );
}

type Typed = "user" | "secret" | "client" | "clientSecret" | "tokenUrl" | "inboundUser";

function TypedField({ name, draft, missing, error, onChange, hint }: PartProps & { name: Typed; hint?: string }) {
  const { t } = useTranslation();
  return (
    <TextField
      name={name}
      label={t(`setup.${name}`)}
      value={draft[name]}
      refused={missing.includes(name)}
      error={error}
      onChange={(value) => onChange({ [name]: value })}
      {...((name === "secret" || name === "clientSecret") && { type: "Password" as const })}
      {...(hint !== undefined && { hint })}
    />
  );
}

function OutboundPart(props: PartProps) {
  const { t } = useTranslation();
  return (
    <div className="form">
      <TypedField {...props} name="user" hint={t("setup.userHint")} />
      <TypedField {...props} name="secret" hint={t("setup.secretHint")} />
      <TypedField {...props} name="client" hint={t("setup.clientHint")} />
      <TypedField {...props} name="clientSecret" />
      <TypedField {...props} name="tokenUrl" hint={t("systemHint.tokenUrl")} />
    </div>
  );
}

function InboundPart(props: PartProps) {
  const { t } = useTranslation();
  const mayCreate = usePermission("technicalUsers.manage");
  return (
    <div className="form">
      <TypedField {...props} name="inboundUser" hint={t("systemHint.inboundUser")} />
      {mayCreate && (
        <NewCommunicationUser
          userName={props.draft.inboundUser}
          onCreated={(inboundUser) => props.onChange({ inboundUser })}
        />
      )}
    </div>
  );
}
