import { api } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErpCodeHelp } from "../value-helps.ts";
import { mappingPath } from "./mappings.ts";
import { type Way, wayName } from "./way.ts";

/** One code more in the lookup, in use at once. */
export function CodeDialog({ way, onClose }: { way: Way; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [code, setCode] = useState(way.code ?? "");
  const [tried, setTried] = useState(false);
  const from = wayName(way);
  const help = useErpCodeHelp("salesTransactions", "payment");
  const save = useMutation({
    mutationFn: () =>
      api(`${mappingPath("salesTransactions")}/lookups`, {
        method: "POST",
        body: { lookup: "payment", from, to: code.trim() },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["ways-to-pay"] });
      say(t("ways.saved", { way: from, code: code.trim() }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("ways.codeOf", { way: from })}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (code.trim() !== "") save.mutate();
      }}
    >
      <TextField
        name="to"
        label={t("ways.code")}
        value={code}
        onChange={setCode}
        required
        refused={tried && code.trim() === ""}
        maxlength={4}
        help={help}
        hint={t("ways.codeHint")}
        autoFocus
      />
    </FormDialog>
  );
}
