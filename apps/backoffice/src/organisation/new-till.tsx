import { api } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Till } from "./organisation.ts";

export function NewTill({ storeId, tills, onClose }: { storeId: string; tills: Till[]; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [number, setNumber] = useState(() => nextNumber(tills));
  const [name, setName] = useState("");
  const create = useMutation({
    mutationFn: () =>
      api("/api/organisation/tills", {
        method: "POST",
        body: { storeId, number, ...(name.trim() !== "" && { name: name.trim() }) },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["tills"] });
      say(t("tills.created", { tillId: `${storeId}-${number}` }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("tills.create")}
      confirm={t("ui.create")}
      busy={create.isPending}
      error={create.error}
      onConfirm={() => create.mutate()}
      onClose={onClose}
    >
      <TextField
        name="number"
        label={t("tills.number")}
        value={number}
        onChange={setNumber}
        error={create.error}
        hint={t("tills.numberHint")}
        maxlength={2}
        required
      />
      <TextField name="name" label={t("tills.name")} value={name} onChange={setName} error={create.error} />
    </FormDialog>
  );
}

/** The lowest number that is free; 90 and above are for imports. */
function nextNumber(tills: Till[]): string {
  const taken = new Set(tills.map((till) => till.number));
  for (let number = 1; number < 90; number += 1) {
    const text = String(number).padStart(2, "0");
    if (!taken.has(text)) return text;
  }
  return "";
}
