import { FormDialog, TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type SaveDialogProps = { busy: boolean; error: unknown; onSave: (why: string) => void; onClose: () => void };

/** Every version says why it was made. */
export function SaveDialog({ busy, error, onSave, onClose }: SaveDialogProps) {
  const { t } = useTranslation();
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  return (
    <FormDialog
      title={t("mapping.saveTitle")}
      confirm={t("ui.save")}
      busy={busy}
      error={error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (why.trim() !== "") onSave(why.trim());
      }}
    >
      <TextField
        name="why"
        label={t("mapping.why")}
        value={why}
        onChange={setWhy}
        required
        refused={tried && why.trim() === ""}
        hint={t("mapping.saveHint")}
        maxlength={200}
        autoFocus
      />
    </FormDialog>
  );
}
