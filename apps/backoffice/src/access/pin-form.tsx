import { api } from "@counterfoil/ui";
import type { Person } from "@counterfoil/ui/access";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** The PIN for the till; tills learn it with their next configuration. */
export function PinForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [pin, setPin] = useState("");
  const save = useMutation({
    mutationFn: () =>
      api(`/api/access/people/${encodeURIComponent(person.personId)}/pin`, { method: "PUT", body: { pin } }),
    onSuccess: () => {
      say(t("people.pinSaved"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("people.pinOf", { name: person.name })}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        name="pin"
        label={t("people.pin")}
        type="Password"
        value={pin}
        onChange={setPin}
        error={save.error}
        hint={t("people.pinHint")}
        required
      />
    </FormDialog>
  );
}
