import type { AlertAddress } from "@counterfoil/contracts";
import { api, currentLanguage } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LanguageField } from "./language-field.tsx";

const path = "/api/hub/alert-address";

/** Where the person on screen gets mail of what others give them to mend. */
export function OwnAddress() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ["alert-address"],
    queryFn: ({ signal }) => api<AlertAddress>(path, { signal }),
  });
  return (
    <>
      <Button disabled={query.data === undefined} onClick={() => setOpen(true)}>
        {t("alerts.own")}
      </Button>
      {isOpen && <AddressDialog saved={query.data ?? { address: "" }} onClose={() => setOpen(false)} />}
    </>
  );
}

function AddressDialog({ saved, onClose }: { saved: AlertAddress; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [address, setAddress] = useState(saved.address);
  const [language, setLanguage] = useState(saved.language ?? currentLanguage());
  const save = useMutation({
    mutationFn: () => api(path, { method: "PUT", body: { address: address.trim(), language } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["alert-address"] });
      say(t(address.trim() === "" ? "alerts.own.none" : "alerts.own.saved"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("alerts.own")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        name="address"
        label={t("alerts.own.address")}
        value={address}
        type="Email"
        maxlength={255}
        autoFocus
        error={save.error}
        hint={t("alerts.own.hint")}
        onChange={setAddress}
      />
      <LanguageField language={language} onChange={(chosen) => setLanguage(chosen ?? language)} />
    </FormDialog>
  );
}
