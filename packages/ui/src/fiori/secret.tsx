import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/copy.js";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { say } from "./toasts.tsx";

/** A secret that is shown this once: big enough to be read out, with a button that copies it. */
export function Secret({ label, value, note }: { label: string; value: string; note?: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    say(t("ui.copied"));
  };
  return (
    <div className="secret">
      <span className="secret-label">{label}</span>
      <div className="secret-value">
        <output aria-label={label}>{value}</output>
        <Button icon="copy" tooltip={t("ui.copy")} accessibleName={t("ui.copyThis", { what: label })} onClick={copy} />
      </div>
      <MessageStrip design="Information" hideCloseButton>
        {note ?? t("ui.shownOnce")}
      </MessageStrip>
    </div>
  );
}
