import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FormDialog, ReadDialog } from "../fiori/dialogs.tsx";
import { ChoiceField } from "../fiori/form.tsx";
import { Secret } from "../fiori/secret.tsx";
import { useFormats } from "../use-formats.ts";
import { type TechnicalUser, technicalPath } from "./access.ts";

const hours = ["0", "1", "8", "24", "72", "168"];

/** Asks how long the old secret is to work on: whoever uses it stands outside afterwards. */
export function NewSecret({ user, onClose }: { user: TechnicalUser; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const [overlap, setOverlap] = useState("24");
  const renew = useMutation({
    mutationFn: () =>
      api<{ secret: string; previousUntil?: string }>(`${technicalPath}/${encodeURIComponent(user.userName)}/secret`, {
        method: "POST",
        body: { overlapHours: Number(overlap) },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["technical-users"] }),
  });
  const title = t("technical.newSecretOf", { userName: user.userName });
  if (renew.data) {
    const { secret, previousUntil } = renew.data;
    return (
      <ReadDialog title={title} onClose={onClose}>
        <Secret label={t("technical.secret")} value={secret} />
        {previousUntil && <p>{t("technical.oldUntil", { until: formats.instant(previousUntil) })}</p>}
      </ReadDialog>
    );
  }
  return (
    <FormDialog
      title={title}
      confirm={t("technical.newSecret")}
      negative={overlap === "0"}
      busy={renew.isPending}
      error={renew.error}
      onConfirm={() => renew.mutate()}
      onClose={onClose}
    >
      <p>{t("technical.newSecretHint")}</p>
      <ChoiceField
        label={t("technical.overlap")}
        value={overlap}
        onChange={setOverlap}
        options={hours.map((value) => ({
          value,
          text: value === "0" ? t("technical.atOnce") : t("technical.hours", { count: Number(value) }),
        }))}
      />
    </FormDialog>
  );
}
