import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FormDialog } from "./dialogs.tsx";
import { TextField } from "./form.tsx";
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
      <TextField
        name="current"
        label={t("ui.currentPassword")}
        type="Password"
        value={current}
        onChange={setCurrent}
        required
      />
      <TextField
        name="next"
        label={t("ui.newPassword")}
        type="Password"
        value={next}
        onChange={setNext}
        hint={t("ui.passwordRule")}
        error={change.error}
        required
      />
    </FormDialog>
  );
}
