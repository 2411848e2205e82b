import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FormDialog } from "../fiori/dialogs.tsx";
import { say } from "../fiori/toasts.tsx";
import { type TechnicalUser, technicalPath } from "./access.ts";

/** Offered for a locked one only: whoever still needs it has been missed by then. */
export function DeleteTechnicalUser({ user: { userName }, onClose }: { user: TechnicalUser; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api(`${technicalPath}/${encodeURIComponent(userName)}`, { method: "DELETE" }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["technical-users"] });
      say(t("technical.deleted", { userName }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("technical.deleteThis", { userName })}
      confirm={t("technical.delete")}
      negative
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{t("technical.deleteHint")}</p>
    </FormDialog>
  );
}
