import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FormDialog } from "./dialogs.tsx";
import { PasswordFields } from "./password-fields.tsx";
import { say } from "./toasts.tsx";

export function OwnPassword({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: () => api("/api/access/password", { method: "POST", body: { current, next } }),
    onSuccess: () => {
      say(t("ui.passwordChanged"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("ui.changePassword")}
      confirm={t("ui.save")}
      busy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <PasswordFields current={current} onCurrent={setCurrent} next={next} onNext={setNext} error={change.error} />
    </FormDialog>
  );
}
