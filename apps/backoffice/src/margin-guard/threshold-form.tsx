import { api, useFormats } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const path = "/api/prices/margin-threshold";

/** The margin that the retailer wants to keep. */
export function useThreshold() {
  return useQuery({
    queryKey: ["margin-threshold"],
    queryFn: ({ signal }) => api<{ percent: number }>(path, { signal }),
  });
}

export function ThresholdForm({ percent, onClose }: { percent: number; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(formats.quantity(percent));
  const [tried, setTried] = useState(false);
  const read = formats.parseQuantity(typed);
  const isReadable = read !== undefined && read <= 100;
  const save = useMutation({
    mutationFn: () => api(path, { method: "PUT", body: { percent: read } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["margin-threshold"] });
      say(t("guard.thresholdSaved"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("guard.ownThreshold")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => {
        setTried(true);
        if (isReadable) save.mutate();
      }}
      onClose={onClose}
    >
      <TextField
        name="percent"
        label={t("guard.threshold")}
        hint={t("guard.ownThresholdHint")}
        value={typed}
        required
        refused={tried && !isReadable}
        autoFocus
        onChange={setTyped}
      />
    </FormDialog>
  );
}
