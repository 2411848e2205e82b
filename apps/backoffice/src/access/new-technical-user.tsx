import { api } from "@counterfoil/ui";
import { FormDialog, ReadDialog, Secret, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

export function NewTechnicalUser({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [userName, setUserName] = useState("");
  const [description, setDescription] = useState("");
  const create = useMutation({
    mutationFn: () =>
      api<{ userName: string; secret: string }>("/api/access/technical-users", {
        method: "POST",
        body: { userName, description },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["technical-users"] }),
  });
  if (create.data)
    return (
      <ReadDialog title={t("technical.created", { userName: create.data.userName })} onClose={onClose}>
        <Secret label={t("technical.secret")} value={create.data.secret} />
      </ReadDialog>
    );
  return (
    <FormDialog
      title={t("technical.create")}
      confirm={t("ui.create")}
      busy={create.isPending}
      error={create.error}
      onConfirm={() => create.mutate()}
      onClose={onClose}
    >
      <TextField
        name="userName"
        label={t("technical.user")}
        value={userName}
        onChange={setUserName}
        error={create.error}
        required
      />
      <TextField name="description" label={t("technical.description")} value={description} onChange={setDescription} />
    </FormDialog>
  );
}
