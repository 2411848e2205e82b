import { api } from "@counterfoil/ui";
import { FormDialog, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import type { Till } from "./organisation.ts";

/** Cannot be undone: the device has to be paired again. Says what it still holds. */
export function RevokeDevice({ till, onClose }: { till: Till; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api(`/api/organisation/tills/${encodeURIComponent(till.tillId)}/device`, { method: "DELETE" }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["tills"] });
      say(t("tills.revoked", { tillId: till.tillId }));
      onClose();
    },
  });
  const unsent = till.state?.unsent ?? 0;
  return (
    <FormDialog
      title={t("tills.revokeOf", { tillId: till.tillId })}
      confirm={t("tills.revoke")}
      negative
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      {unsent > 0 && (
        <MessageStrip design="Critical" hideCloseButton>
          {t("tills.revokeUnsent", { count: unsent })}
        </MessageStrip>
      )}
      <p>{t("tills.revokeHint", { device: till.deviceName ?? till.tillId })}</p>
    </FormDialog>
  );
}
