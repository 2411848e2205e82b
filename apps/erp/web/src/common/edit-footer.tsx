import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";

export function EditFooter({ busy, onSave, onCancel }: { busy: boolean; onSave: () => void; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button design="Emphasized" disabled={busy} onClick={onSave}>
        {t("ui.save")}
      </Button>
      <Button design="Transparent" onClick={onCancel}>
        {t("ui.cancel")}
      </Button>
    </>
  );
}
