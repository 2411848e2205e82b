import type { MendingChoice } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { ChoiceField, Field, FormDialog, TextField } from "@counterfoil/ui/fiori";
import { DateTimePicker } from "@ui5/webcomponents-react/DateTimePicker";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMend, usePeople } from "./mending.ts";

type Draft = { ownerId: string; due: string; isDueWrong: boolean; comment: string };
type Task = MendingChoice & { ownerId?: string; dueAt?: string; comment?: string };

/** A moment on the reader's clock, as the field has it. */
function localTime(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Gives groups or cases to somebody, until when; they get a mail. */
export function AssignDialog({
  choice,
  start = {},
  onClose,
}: {
  choice: MendingChoice;
  /** What was said before; whoever gives it on loses nothing of it. */
  start?: { ownerId?: string; dueAt?: string };
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const people = usePeople();
  const [draft, setDraft] = useState<Draft>({
    ownerId: start.ownerId ?? "",
    due: start.dueAt === undefined ? "" : localTime(start.dueAt),
    isDueWrong: false,
    comment: "",
  });
  const assign = useMend<Task>("task", { method: "PUT", said: () => t("mending.assigned") });
  const send = () => {
    const { ownerId, due, isDueWrong, comment } = draft;
    if (isDueWrong) return;
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
      <DueField draft={draft} onChange={(changes) => setDraft({ ...draft, ...changes })} />
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

type Due = Pick<Draft, "due" | "isDueWrong">;

/** What is no moment stays to be mended: left out, nobody would notice that there is no due time. */
function DueField({ draft: { due, isDueWrong }, onChange }: { draft: Due; onChange: (changes: Due) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Field label={t("mending.due")}>
      {(id) => (
        <DateTimePicker
          id={id}
          value={due}
          placeholder={formats.instant(new Date(new Date().setHours(18, 0, 0, 0)).toISOString())}
          valueFormat="yyyy-MM-dd'T'HH:mm"
          displayFormat="medium"
          valueState={isDueWrong ? "Negative" : "None"}
          valueStateMessage={isDueWrong ? <div>{t("mending.dueWrong")}</div> : undefined}
          onChange={({ detail: { value, valid } }) => onChange({ due: value, isDueWrong: !valid })}
        />
      )}
    </Field>
  );
}
