import { api } from "@counterfoil/ui";
import { FormDialog, Loading, ProblemStrip, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useValueHelps } from "../common/value-helps.ts";
import { useRepost } from "./use-repost.ts";

type Setting = { oneTimeCustomer: string | null };
const path = "/api/documents/intake-setting";

/** What becomes of receipts whose customer is not here: set aside, or posted to one that stands for all of them. */
export function UnknownCustomers() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("unknownCustomers.title")}</Button>
      {isOpen && <SettingDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function SettingDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { partner } = useValueHelps();
  const setting = useQuery({ queryKey: ["intake-setting"], queryFn: ({ signal }) => api<Setting>(path, { signal }) });
  const [typed, setTyped] = useState<string>();
  const save = useSave(onClose);
  const value = typed ?? setting.data?.oneTimeCustomer ?? "";
  return (
    <FormDialog
      title={t("unknownCustomers.title")}
      confirm={t("ui.save")}
      busy={save.isPending || setting.data === undefined}
      error={save.error}
      onConfirm={() => save.mutate(value.trim().toUpperCase())}
      onClose={onClose}
    >
      <p>{t("unknownCustomers.hint")}</p>
      <ProblemStrip error={setting.error} />
      {setting.isPending ? (
        <Loading />
      ) : (
        <TextField
          name="oneTimeCustomer"
          label={t("unknownCustomers.oneTime")}
          hint={t("unknownCustomers.oneTimeHint")}
          value={value}
          maxlength={10}
          help={partner}
          error={save.error}
          onChange={setTyped}
        />
      )}
    </FormDialog>
  );
}

/** What waits for it is posted at once. */
function useSave(onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const repost = useRepost();
  const mayRepost = usePermission("documents.repost");
  return useMutation({
    mutationFn: (customer: string) =>
      api(path, { method: "PUT", body: { oneTimeCustomer: customer === "" ? null : customer } }),
    onSuccess: async (_answer, customer) => {
      say(t("unknownCustomers.saved"));
      if (mayRepost && customer !== "") repost.mutate({ reasonCode: "customer-unknown" });
      await queryClient.invalidateQueries();
      onClose();
    },
  });
}
