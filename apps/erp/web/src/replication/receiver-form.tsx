import { api } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Receiver } from "./replication.ts";

export function ReceiverForm({ receiver, onClose }: { receiver?: Receiver; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({
    receiverId: receiver?.receiverId ?? "",
    name: receiver?.name ?? "",
    baseUrl: receiver?.baseUrl ?? "",
    technicalUser: receiver?.technicalUser ?? "",
    secret: "",
  });
  const save = useMutation({
    mutationFn: () => {
      const { receiverId, secret, ...rest } = draft;
      const body = { ...rest, ...(secret !== "" && { secret }) };
      return api(`/api/replication/receivers/${encodeURIComponent(receiverId)}`, { method: "PUT", body });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("receivers.saved"));
      onClose();
    },
  });
  const field = (name: keyof typeof draft, options: { disabled?: boolean; hint?: string; type?: "Password" } = {}) => (
    <TextField
      name={name}
      label={t(`receivers.${name}`)}
      value={draft[name]}
      error={save.error}
      onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
      {...options}
    />
  );
  return (
    <FormDialog
      title={receiver ? receiver.name : t("receivers.create")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      {field("receiverId", { disabled: receiver !== undefined })}
      {field("name")}
      {field("baseUrl", { hint: t("receivers.baseUrlHint") })}
      {field("technicalUser")}
      {field("secret", { type: "Password", ...(receiver && { hint: t("receivers.secretKept") }) })}
    </FormDialog>
  );
}
