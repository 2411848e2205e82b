import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FormDialog } from "../fiori/dialogs.tsx";
import { say } from "../fiori/toasts.tsx";
import { NetworksField, networksOf } from "./networks-field.tsx";

const path = "/api/access/service-networks";

/** From where other systems may call at all. */
export function ServiceNetworks({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const known = useQuery({
    queryKey: ["service-networks"],
    queryFn: async ({ signal }) => (await api<{ networks: string[] }>(path, { signal })).networks.join("\n"),
    staleTime: 0,
  });
  const value = typed ?? known.data ?? "";
  const save = useMutation({
    mutationFn: () => api(path, { method: "PUT", body: { networks: networksOf(value) } }),
    onSuccess: () => {
      say(t("technical.saved"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("technical.networksOfAll")}
      confirm={t("ui.save")}
      busy={save.isPending || known.isPending}
      error={save.error ?? known.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <p>{t("technical.networksOfAllHint")}</p>
      <NetworksField value={value} onChange={setTyped} error={save.error} />
    </FormDialog>
  );
}
