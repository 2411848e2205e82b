import type { MendingCase, MendingNote } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { Loadable, ReadDialog } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/notes.js";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notes } from "./notes.tsx";

/** Opens what people have said and done about one message. */
export function CaseNotesButton({ one }: { one: MendingCase }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const name = t("mending.notesOf", { key: one.businessKey });
  return (
    <>
      <Button icon="notes" design="Transparent" accessibleName={name} tooltip={name} onClick={() => setOpen(true)} />
      {isOpen && (
        <ReadDialog title={name} onClose={() => setOpen(false)}>
          <CaseNotes id={one.id} />
        </ReadDialog>
      )}
    </>
  );
}

function CaseNotes({ id }: { id: number }) {
  const query = useQuery({
    queryKey: ["case-notes", id],
    queryFn: async ({ signal }) =>
      (await api<{ items: MendingNote[] }>(`/api/hub/mending-cases/${id}/notes`, { signal })).items,
  });
  return (
    <Loadable query={query} inside>
      {(notes) => <Notes choice={{ cases: [id] }} notes={notes} />}
    </Loadable>
  );
}
