import { api } from "@counterfoil/ui";
import { FormDialog, ReadDialog, Secret } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TechnicalUser } from "./access.ts";

/** Asks first: the old secret stops working at once, and whoever uses it stands outside. */
export function NewSecret({ user, onClose }: { user: TechnicalUser; onClose: () => void }) {
  const { t } = useTranslation();
  const renew = useMutation({
    mutationFn: () =>
      api<{ secret: string }>(`/api/access/technical-users/${encodeURIComponent(user.userName)}/secret`, {
        method: "POST",
      }),
  });
  const title = t("technical.newSecretOf", { userName: user.userName });
  if (renew.data)
    return (
      <ReadDialog title={title} onClose={onClose}>
        <Secret label={t("technical.secret")} value={renew.data.secret} />
      </ReadDialog>
    );
  return (
    <FormDialog
      title={title}
      confirm={t("technical.newSecret")}
      negative
      busy={renew.isPending}
      error={renew.error}
      onConfirm={() => renew.mutate()}
      onClose={onClose}
    >
      <p>{t("technical.newSecretHint")}</p>
    </FormDialog>
  );
}
