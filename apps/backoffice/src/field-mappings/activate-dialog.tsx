import type { MappedService, MappingVersion } from "@counterfoil/contracts";
import { api, navigate } from "@counterfoil/ui";
import { FormDialog, StateTag, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mappingPath } from "./mappings.ts";

type ActivateDialogProps = { service: MappedService; version: MappingVersion; onClose: () => void };

/** From the next document on. With failures, somebody has to say that it is meant. */
export function ActivateDialog({ service, version, onClose }: ActivateDialogProps) {
  const { t } = useTranslation();
  const [why, setWhy] = useState("");
  const [despite, setDespite] = useState(false);
  const [tried, setTried] = useState(false);
  const activate = useActivate(service, version.version, onClose);
  const failed = version.state === "earlier" ? 0 : (version.test?.failedNewly ?? 0);
  return (
    <FormDialog
      title={t("mapping.activateTitle", { version: version.version })}
      confirm={t("mapping.activate")}
      negative={failed > 0}
      busy={activate.isPending}
      error={activate.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (why.trim() !== "" && (failed === 0 || despite))
          activate.mutate({ why: why.trim(), ...(failed > 0 ? { despiteFailures: true } : {}) });
      }}
    >
      {failed > 0 && <StateTag tone="negative">{t("mapping.activateFailures", { count: failed })}</StateTag>}
      <TextField
        name="why"
        label={t("mapping.why")}
        value={why}
        onChange={setWhy}
        required
        refused={tried && why.trim() === ""}
        maxlength={200}
        autoFocus
      />
      {failed > 0 && (
        <CheckBox
          text={t("mapping.despite")}
          checked={despite}
          valueState={tried && !despite ? "Negative" : "None"}
          onChange={(event) => setDespite(event.target.checked)}
        />
      )}
    </FormDialog>
  );
}

function useActivate(service: MappedService, version: number, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { why: string; despiteFailures?: boolean }) =>
      api(`${mappingPath(service)}/versions/${version}/activate`, { method: "POST", body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["field-mapping", service] });
      say(t("mapping.activated", { version }));
      onClose();
      navigate("FieldMapping-display", { service });
    },
  });
}
