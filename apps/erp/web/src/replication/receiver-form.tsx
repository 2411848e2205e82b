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
    tokenUrl: receiver?.client?.tokenUrl ?? "",
    clientId: receiver?.client?.clientId ?? "",
    clientSecret: "",
  });
  const save = useMutation({
    mutationFn: () => {
      const { receiverId, secret, tokenUrl, clientId, clientSecret, ...rest } = draft;
      const client = {
        clientId,
        ...(tokenUrl !== "" && { tokenUrl }),
        ...(clientSecret !== "" && { secret: clientSecret }),
      };
      const body = { ...rest, ...(secret !== "" && { secret }), ...(clientId !== "" && { client }) };
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
      {field("clientId", { hint: t("receivers.clientHint") })}
      {field("tokenUrl", { hint: t("receivers.tokenUrlHint") })}
      {field("clientSecret", { type: "Password", ...(receiver?.client && { hint: t("receivers.secretKept") }) })}
    </FormDialog>
  );
}
