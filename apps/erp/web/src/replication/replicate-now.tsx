import { api, navigate } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Model, ObjectType } from "./replication.ts";

const modes = ["changes", "initial", "chosen"] as const;

/** Starts a run: which objects, all or only what changed, and first as a test that sends nothing. */
export function ReplicateNow({ model, onClose }: { model: Model; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({
    objectType: model.objectTypes[0] ?? ("article" as ObjectType),
    mode: "changes" as (typeof modes)[number],
    keys: "",
    test: false,
  });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const start = useMutation({
    mutationFn: () => {
      const keys = draft.keys.split(/[\s,;]+/).filter(Boolean);
      const mode = draft.test ? "test" : draft.mode;
      return api<{ runId: number }>("/api/replication/runs", {
        method: "POST",
        body: { modelId: model.modelId, objectType: draft.objectType, mode, ...(draft.mode === "chosen" && { keys }) },
      });
    },
    onSuccess: async ({ runId }) => {
      await queryClient.invalidateQueries({ queryKey: ["replication-runs"] });
      say(t("replicate.started", { runId }));
      onClose();
      navigate("ReplicationRun-display", { runId });
    },
  });
  return (
    <FormDialog
      title={t("replicate.title", { name: model.name })}
      confirm={t(draft.test ? "replicate.test" : "replicate.start")}
      busy={start.isPending}
      error={start.error}
      onConfirm={() => start.mutate()}
      onClose={onClose}
    >
      <ChoiceField
        label={t("models.objectTypes")}
        value={draft.objectType}
        onChange={(objectType) => change({ objectType: objectType as ObjectType })}
        options={model.objectTypes.map((value) => ({ value, text: t(`objectType.${value}`) }))}
      />
      <ChoiceField
        label={t("runs.mode")}
        value={draft.mode}
        onChange={(mode) => change({ mode: modes.find((each) => each === mode) ?? "changes" })}
        options={modes.map((value) => ({ value, text: t(`runs.mode.${value}`) }))}
      />
      {draft.mode === "chosen" && (
        <TextField
          name="keys"
          label={t("replicate.keys")}
          value={draft.keys}
          onChange={(keys) => change({ keys })}
          error={start.error}
          hint={t("replicate.keysHint")}
        />
      )}
      <CheckBox
        text={t("replicate.testRun")}
        checked={draft.test}
        onChange={(event) => change({ test: event.target.checked })}
      />
    </FormDialog>
  );
}
