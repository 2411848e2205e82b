import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, onConfirmationNeeded } from "../api.ts";
import { FormDialog } from "../fiori/dialogs.tsx";
import { TextField } from "../fiori/form.tsx";

/** Asks for the password when the server wants to know that the person is still there; the call that needed it goes on by itself. */
export function ConfirmHost() {
  const [answer, setAnswer] = useState<(confirmed: boolean) => void>();
  useEffect(() => onConfirmationNeeded(() => new Promise((resolve) => setAnswer(() => resolve))), []);
  if (!answer) return null;
  return (
    <Confirm
      onEnd={(confirmed) => {
        setAnswer(undefined);
        answer(confirmed);
      }}
    />
  );
}

function Confirm({ onEnd }: { onEnd: (confirmed: boolean) => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const confirm = useMutation({
    mutationFn: () => api("/api/access/session/confirmation", { method: "POST", body: { password } }),
    onSuccess: () => onEnd(true),
  });
  return (
    <FormDialog
      title={t("confirm.title")}
      confirm={t("confirm.confirm")}
      busy={confirm.isPending}
      error={confirm.error}
      forgets
      onConfirm={() => confirm.mutate()}
      onClose={() => onEnd(false)}
    >
      <p>{t("confirm.why")}</p>
      <TextField
        name="password"
        label={t("ui.password")}
        type="Password"
        value={password}
        onChange={setPassword}
        required
        autoFocus
      />
    </FormDialog>
  );
}
