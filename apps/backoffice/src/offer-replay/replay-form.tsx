import type { Replay } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { ChoiceField, Field, FormDialog } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DatePicker } from "@ui5/webcomponents-react/DatePicker";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DraftPicker } from "../lab/draft-picker.tsx";
import { daysAfter } from "../offers/offer-draft.ts";

type ReplayFormProps = { offerIds?: string[]; onDone: (replayId: string) => void; onClose: () => void };

/** Which drafts, and the receipts of which days. Drafts hold in the future: receipts are moved there by whole weeks. */
export function ReplayForm({ offerIds = [], onDone, onClose }: ReplayFormProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const today = new Date().toISOString().slice(0, 10);
  const [asked, setAsked] = useState({ offerIds, from: daysAfter(today, -7), to: today, asIf: "now" });
  const change = (part: Partial<typeof asked>) => setAsked((before) => ({ ...before, ...part }));
  const start = useMutation({
    mutationFn: () => api<Pick<Replay, "replayId">>("/api/prices/replays", { method: "POST", body: asked }),
    onSuccess: async ({ replayId }) => {
      await queryClient.invalidateQueries({ queryKey: ["replays"] });
      onClose();
      onDone(replayId);
    },
  });
  return (
    <FormDialog
      title={t("replay.create")}
      confirm={t("replay.start")}
      busy={start.isPending || asked.offerIds.length === 0}
      error={start.error}
      onConfirm={() => asked.offerIds.length > 0 && start.mutate()}
      onClose={onClose}
    >
      <DraftPicker required chosen={asked.offerIds} onChange={(chosen) => change({ offerIds: chosen })} />
      {(["from", "to"] as const).map((name) => (
        <Field key={name} label={t(`receipts.${name}`)} required>
          {(id) => (
            <DatePicker
              id={id}
              value={asked[name]}
              valueFormat="yyyy-MM-dd"
              displayFormat="medium"
              onChange={(event) => event.detail.valid && change({ [name]: event.detail.value })}
            />
          )}
        </Field>
      ))}
      <ChoiceField
        label={t("replay.asIf")}
        value={asked.asIf}
        onChange={(asIf) => change({ asIf })}
        options={["now", "original"].map((value) => ({ value, text: t(`replay.asIf.${value}`) }))}
      />
    </FormDialog>
  );
}
