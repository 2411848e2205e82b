import type { SilenceSetting } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import {
  Facts,
  focusFirst,
  Loadable,
  ObjectPage,
  ProblemStrip,
  RowsEditor,
  say,
  TextField,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AlertTabs } from "./alert-tabs.tsx";
import { expectable, type SilenceDraft, silenceDraftOf, silenceOf } from "./silence-draft.ts";

const path = "/api/hub/silence-setting";

/** Who is expected to speak: how long a till may be silent, and which messages have to come. */
export function SilencePage() {
  const query = useQuery({ queryKey: ["silence"], queryFn: ({ signal }) => api<SilenceSetting>(path, { signal }) });
  return <Loadable query={query}>{(setting) => <Silence key={JSON.stringify(setting)} setting={setting} />}</Loadable>;
}

function Silence({ setting: saved }: { setting: SilenceSetting }) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const [draft, setDraft] = useState<SilenceDraft>();
  const [tried, setTried] = useState(false);
  const { setting, wrong } = silenceOf(draft ?? silenceDraftOf(saved));
  const stop = () => {
    setDraft(undefined);
    setTried(false);
  };
  const save = useSave(stop);
  const send = () => {
    setTried(true);
    if (wrong.length === 0) save.mutate(setting);
    else focusFirst(wrong);
  };
  const fields = {
    draft: draft ?? silenceDraftOf(saved),
    refused: tried ? wrong : [],
    error: save.error,
    onChange: draft && setDraft,
  };
  return (
    <ObjectPage
      title={t("silence.title")}
      subtitle={t("silence.hint")}
      parent={{ title: t("alerts.title"), href: intentHref("Alert-search") }}
      actions={
        mayConfigure && !draft && <Button onClick={() => setDraft(silenceDraftOf(saved))}>{t("ui.edit")}</Button>
      }
      above={
        <>
          <AlertTabs current="SilenceAlarm-display" />
          <ProblemStrip error={save.error} />
        </>
      }
      sections={[
        { id: "tills", title: t("silence.tills"), content: <TillFields {...fields} /> },
        { id: "expected", title: t("silence.expected"), content: <ExpectedRows {...fields} /> },
      ]}
      {...(draft && {
        footer: (
          <>
            <Button design="Emphasized" disabled={save.isPending} onClick={send}>
              {t("ui.save")}
            </Button>
            <Button design="Transparent" onClick={stop}>
              {t("ui.cancel")}
            </Button>
          </>
        ),
      })}
    />
  );
}

function useSave(onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SilenceSetting) => api(path, { method: "PUT", body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["silence"] });
      say(t("silence.saved"));
      onDone();
    },
  });
}

type FieldsProps = {
  draft: SilenceDraft;
  refused: readonly string[];
  error: unknown;
  /** Absent: only to be read. */
  onChange: ((draft: SilenceDraft) => void) | undefined;
};

function TillFields({ draft, refused, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="form">
      <TextField
        name="tillMinutes"
        label={t("silence.tillMinutes")}
        value={draft.tillMinutes}
        disabled={!onChange}
        required
        error={error}
        refused={refused.includes("tillMinutes") && t("silence.minutesWrong")}
        hint={t("silence.tillMinutesHint")}
        onChange={(tillMinutes) => onChange?.({ ...draft, tillMinutes })}
      />
      <TextField
        name="closingHours"
        label={t("silence.closingHours")}
        value={draft.closingHours}
        disabled={!onChange}
        required
        error={error}
        refused={refused.includes("closingHours") && t("silence.hoursWrong")}
        hint={t("silence.closingHoursHint")}
        onChange={(closingHours) => onChange?.({ ...draft, closingHours })}
      />
      <p className="hint">
        {t("silence.hoursHint")} <Link href={intentHref("Store-search")}>{t("stores.title")}</Link>
      </p>
    </div>
  );
}

function ExpectedRows({ draft, refused, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const nameOf = (service: string) =>
    service in expectable ? t(`service.${expectable[service as keyof typeof expectable]}`) : service;
  if (!onChange)
    return draft.expected.length === 0 ? (
      <p className="hint">{t("silence.nothingExpected")}</p>
    ) : (
      <Facts
        facts={draft.expected.map(({ service = "", withinHours }) => ({
          label: nameOf(service),
          value: t("silence.each", { count: Number(withinHours) }),
        }))}
      />
    );
  const services = [...new Set([...Object.keys(expectable), ...draft.expected.map(({ service = "" }) => service)])];
  const free = services.find((value) => !draft.expected.some(({ service }) => service === value));
  return (
    <>
      <p className="hint">{t("silence.expectedHint")}</p>
      <RowsEditor
        name={t("silence.message")}
        path="expected"
        fields={[
          {
            name: "service",
            label: t("silence.message"),
            options: services.map((value) => ({ value, text: nameOf(value) })),
          },
          { name: "withinHours", label: t("silence.withinHours"), required: true },
        ]}
        rows={draft.expected}
        blank={{ service: free ?? services[0] ?? "", withinHours: "168" }}
        error={error}
        refused={(name) =>
          refused.includes(name) && t(name.endsWith("service") ? "silence.twice" : "silence.hoursWrong")
        }
        onChange={(expected) => onChange({ ...draft, expected })}
      />
    </>
  );
}
