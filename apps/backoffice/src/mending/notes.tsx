import "./mending.css";
import type { MendingChoice, MendingNote } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { ProblemStrip, TextField, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMend } from "./mending.ts";

/** What people have said and done about groups or cases, newest first. */
export function Notes({ choice, notes }: { choice: MendingChoice; notes: MendingNote[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayWrite = usePermission("hub.retry");
  return (
    <>
      {mayWrite && <NewComment choice={choice} />}
      <ul className="mending-notes">
        {notes.map((note) => (
          <li key={`${note.at} ${note.text}`}>
            <span className="pair-key">
              {formats.instant(note.at)} · {note.by}
            </span>
            <span className="pair">{noteText(note, t, formats)}</span>
          </li>
        ))}
      </ul>
      {notes.length === 0 && <p className="hint">{t("mending.noNotes")}</p>}
    </>
  );
}

function noteText(
  { kind, text }: MendingNote,
  t: ReturnType<typeof useTranslation>["t"],
  formats: ReturnType<typeof useFormats>,
): string {
  if (kind !== "assigned") return t(`mending.note.${kind}`, { text });
  const [owner = "", due = "", ...comment] = text.split("|");
  const parts = [
    owner === "" ? t("mending.note.unassigned") : t("mending.note.assigned", { text: owner }),
    due && t("mending.note.due", { text: formats.instant(due) }),
    comment.join("|"),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** What was typed and not written yet, by what it is about: it is still there when its reader comes back. */
const drafts = new Map<string, string>();

function NewComment({ choice }: { choice: MendingChoice }) {
  const { t } = useTranslation();
  const about = JSON.stringify(choice);
  const [text, setDraft] = useState(drafts.get(about) ?? "");
  const setText = (typed: string) => {
    drafts.set(about, typed);
    setDraft(typed);
  };
  const comment = useMend<MendingChoice & { text: string }>("comments");
  const send = () => {
    if (text.trim() !== "") comment.mutate({ ...choice, text: text.trim() }, { onSuccess: () => setText("") });
  };
  return (
    <form
      className="mending-fix-row"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ProblemStrip error={comment.error} />
      <TextField name="text" label={t("mending.comment")} value={text} maxlength={500} onChange={setText} />
      <Button type="Submit" disabled={text.trim() === "" || comment.isPending}>
        {t("mending.write")}
      </Button>
    </form>
  );
}
