import type { MendingChoice } from "@counterfoil/contracts";
import { FormDialog, TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMend } from "./mending.ts";

/** Puts away what nobody waits for any more; it says why. */
export function SettleDialog({ choice, onClose }: { choice: MendingChoice; onClose: () => void }) {
  const { t } = useTranslation();
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const settle = useMend<MendingChoice & { why: string }, { settled: number }>("settle", {
    said: ({ settled }) => t("mending.settledCount", { count: settled }),
  });
  const send = () => {
    setTried(true);
    if (why.trim() !== "") settle.mutate({ ...choice, why: why.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t("mending.settle")}
      confirm={t("mending.settle")}
      negative
      busy={settle.isPending}
      error={settle.error}
      onConfirm={send}
      onClose={onClose}
    >
      <p className="hint">{t("mending.settleHint")}</p>
      <TextField
        name="why"
        label={t("mending.why")}
        value={why}
        required
        maxlength={500}
        refused={tried && why.trim() === ""}
        onChange={setWhy}
      />
    </FormDialog>
  );
}
