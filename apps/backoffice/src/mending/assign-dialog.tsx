import type { MendingChoice } from "@counterfoil/contracts";
import { ChoiceField, Field, FormDialog, TextField } from "@counterfoil/ui/fiori";
import { DateTimePicker } from "@ui5/webcomponents-react/DateTimePicker";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMend, usePeople } from "./mending.ts";

type Draft = { ownerId: string; due: string; comment: string };
type Task = MendingChoice & { ownerId?: string; dueAt?: string; comment?: string };

/** Gives groups or cases to somebody, until when; they get a mail. */
export function AssignDialog({
  choice,
  start,
  onClose,
}: {
  choice: MendingChoice;
  start?: Partial<Draft>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const people = usePeople();
  const [draft, setDraft] = useState<Draft>({ ownerId: "", due: "", comment: "", ...start });
  const assign = useMend<Task>("task", { method: "PUT", said: () => t("mending.assigned") });
  const send = () => {
    const { ownerId, due, comment } = draft;
    const task = {
      ...choice,
      ...(ownerId === "" ? {} : { ownerId }),
      ...(due === "" ? {} : { dueAt: new Date(due).toISOString() }),
      ...(comment.trim() === "" ? {} : { comment: comment.trim() }),
    };
    assign.mutate(task, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t("mending.assign")}
      confirm={t("mending.assign")}
      busy={assign.isPending}
      error={assign.error}
      onConfirm={send}
      onClose={onClose}
    >
      <ChoiceField
        label={t("mending.owner")}
        value={draft.ownerId}
        onChange={(ownerId) => setDraft({ ...draft, ownerId })}
        options={[
          { value: "", text: t("mending.nobody") },
          ...people.map(({ personId, name }) => ({ value: personId, text: name })),
        ]}
      />
      <Field label={t("mending.due")}>
        {(id) => (
          <DateTimePicker
            id={id}
            value={draft.due}
            valueFormat="yyyy-MM-dd'T'HH:mm"
            displayFormat="medium"
            onChange={(event) => setDraft({ ...draft, due: event.detail.valid ? event.detail.value : "" })}
          />
        )}
      </Field>
      <TextField
        name="comment"
        label={t("mending.comment")}
        value={draft.comment}
        maxlength={500}
        onChange={(comment) => setDraft({ ...draft, comment })}
      />
    </FormDialog>
  );
}
