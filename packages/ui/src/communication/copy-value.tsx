import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/copy.js";
import { useTranslation } from "react-i18next";
import { say } from "../fiori/toasts.tsx";
import "./communication.css";

/** A value that is entered elsewhere, with a button that copies it; on paper without. */
export function CopyValue({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    say(t("ui.copied"));
  };
  return (
    <span className="copy-value">
      <span>{value || "–"}</span>
      {value !== "" && (
        <Button
          className="no-print"
          design="Transparent"
          icon="copy"
          tooltip={t("ui.copy")}
          accessibleName={t("ui.copyThis", { what: label })}
          onClick={copy}
        />
      )}
    </span>
  );
}
