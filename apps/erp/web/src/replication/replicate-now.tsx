import { api, navigate, useFormats } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KeyChooser } from "./key-chooser.tsx";
import { cronOf, type Draft, draftFor, keysIn, typesOf } from "./replicate-draft.ts";
import { type Kind, kinds, type Model, modes, type ObjectType } from "./replication.ts";
import { WhenFields } from "./when-fields.tsx";

type Due = Record<Kind, number> & { selected: number; outside: number; unknown: string[]; loaded: boolean };
type Change = (part: Partial<Draft>) => void;

/** Starts a run, now or later: which objects, all or only what changed; how many that are is said before, and a test sends nothing. */
export function ReplicateNow({ model, onClose }: { model: Model; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftFor(model));
  const change: Change = (part) => setDraft((before) => ({ ...before, ...part }));
  const start = useStart(model, draft, onClose);
  const due = useDue(model, draft);
  const confirm = draft.when !== "now" ? "replicate.schedule" : draft.test ? "replicate.test" : "replicate.start";
  const lacksKeys = draft.mode === "chosen" && (keysIn(draft.keys).length === 0 || (due?.unknown.length ?? 0) > 0);
  const isBlocked = lacksKeys || (draft.when === "once" && draft.at === "");
  return (
    <FormDialog
      title={t("replicate.title", { name: model.name })}
      confirm={t(confirm)}
      busy={start.isPending || isBlocked}
      error={start.error}
      onConfirm={() => !isBlocked && start.mutate()}
      onClose={onClose}
    >
      <WhatFields model={model} draft={draft} change={change} />
      <DueText due={due} />
      <WhenFields model={model} draft={draft} change={change} error={start.error} />
      {draft.when === "now" && (
        <CheckBox
          text={t("replicate.testRun")}
          checked={draft.test}
          onChange={(event) => change({ test: event.target.checked })}
        />
      )}
    </FormDialog>
  );
}

function WhatFields({ model, draft, change }: { model: Model; draft: Draft; change: Change }) {
  const { t } = useTranslation();
  const all = { value: "all", text: t("replicate.allTypes") };
  const types = model.objectTypes.map((value) => ({ value: value as string, text: t(`objectType.${value}`) }));
  const chooseType = (chosen: string) => {
    const objectType = model.objectTypes.find((each) => each === chosen) ?? "all";
    change({ objectType, ...(objectType === "all" && draft.mode === "chosen" && { mode: "changes" }) });
  };
  const chooseMode = (chosen: string) => {
    const mode = modes.find((each) => each === chosen) ?? "changes";
    change({
      mode,
      ...(mode === "chosen" && draft.objectType === "all" && { objectType: model.objectTypes[0] as ObjectType }),
    });
  };
  return (
    <>
      <ChoiceField
        label={t("models.objectTypes")}
        value={draft.objectType}
        onChange={chooseType}
        options={types.length > 1 ? [all, ...types] : types}
      />
      <ChoiceField
        label={t("runs.mode")}
        value={draft.mode}
        onChange={chooseMode}
        options={modes.map((value) => ({ value, text: t(`runs.mode.${value}`) }))}
      />
      {draft.mode === "chosen" && draft.objectType !== "all" && (
        <KeyChooser objectType={draft.objectType} text={draft.keys} onChange={(keys) => change({ keys })} />
      )}
    </>
  );
}

/** "1,240 objects: 17 come new, 3 leave, …", or which of the chosen ones do not exist. */
function DueText({ due }: { due: Due | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!due) return <p className="hint">{t("replicate.counting")}</p>;
  const parts = kinds
    .filter((kind) => due[kind] > 0)
    .map((kind) => `${t(`kind.${kind}`)}: ${formats.count(due[kind])}`);
  return (
    <>
      {due.unknown.length > 0 && (
        <MessageStrip design="Negative" hideCloseButton>
          {t("replicate.unknown", { keys: due.unknown.slice(0, 10).join(", "), count: due.unknown.length })}
        </MessageStrip>
      )}
      {due.outside > 0 && (
        <MessageStrip design="Critical" hideCloseButton>
          {t("replicate.outside", { count: due.outside })}
        </MessageStrip>
      )}
      <p aria-live="polite">
        <strong>{t("replicate.selected", { count: due.selected, objects: formats.count(due.selected) })}</strong>{" "}
        {parts.join(" · ")}
      </p>
    </>
  );
}

function useDue(model: Model, draft: Draft): Due | undefined {
  const { mode } = draft;
  const keys = keysIn(draft.keys).slice(0, 10_000);
  const asks = mode !== "chosen" || keys.length > 0;
  const answers = useQueries({
    queries: typesOf(draft, model).map((objectType) => ({
      queryKey: ["replication-due", model.modelId, objectType, mode, mode === "chosen" ? keys.join(" ") : ""],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api<Due>("/api/replication/runs/preview", {
          method: "POST",
          body: { modelId: model.modelId, objectType, mode, ...(mode === "chosen" && { keys }) },
          signal,
        }),
      enabled: asks,
      retry: false,
    })),
  });
  if (!asks) return { enters: 0, changed: 0, again: 0, leaves: 0, selected: 0, outside: 0, unknown: [], loaded: false };
  const found = answers.flatMap(({ data }) => data ?? []);
  if (found.length < answers.length) return undefined;
  const sum = (name: Kind | "selected" | "outside") => found.reduce((total, each) => total + each[name], 0);
  return {
    ...{ enters: sum("enters"), changed: sum("changed"), again: sum("again"), leaves: sum("leaves") },
    ...{ selected: sum("selected"), outside: sum("outside"), loaded: found.every(({ loaded }) => loaded) },
    unknown: found.flatMap(({ unknown }) => unknown),
  };
}

function useStart(model: Model, draft: Draft, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { modelId } = model;
  const { mode, when, test } = draft;
  const chosen = mode === "chosen" && { keys: keysIn(draft.keys) };
  return useMutation({
    mutationFn: async (): Promise<number[]> => {
      const objectTypes = typesOf(draft, model);
      if (when !== "now") {
        const time = when === "once" ? { at: new Date(draft.at).toISOString() } : { cron: cronOf(draft) ?? "" };
        await api("/api/replication/schedules", {
          method: "POST",
          body: { modelId, objectTypes, mode, ...chosen, ...time },
        });
        return [];
      }
      const runs: number[] = [];
      for (const objectType of objectTypes) {
        const body = { modelId, objectType, ...(test ? { mode: "test", testOf: mode } : { mode }), ...chosen };
        runs.push((await api<{ runId: number }>("/api/replication/runs", { method: "POST", body })).runId);
      }
      return runs;
    },
    onSuccess: async ([runId, ...others]) => {
      await queryClient.invalidateQueries();
      onClose();
      if (runId === undefined) return say(t("replicate.scheduled"));
      say(t("replicate.started", { runId }));
      if (others.length > 0) navigate("ReplicationRun-search", { modelId });
      else navigate("ReplicationRun-display", { runId });
    },
  });
}
