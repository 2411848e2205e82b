import { useTranslation } from "react-i18next";
import { ReadDialog } from "../fiori/dialogs.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { SessionTable } from "./session-table.tsx";
import "./access.css";

/** What keeps others out of one's own name: the second factor, and where one is signed in. */
export function OwnSecurity({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ReadDialog title={t("factor.security")} onClose={onClose}>
      <div className="security">
        <div>
          <h2>{t("people.twoFactor")}</h2>
          <SecondFactor />
        </div>
        <div>
          <h2>{t("people.sessions")}</h2>
          <SessionTable path="/api/access/sessions" own />
        </div>
      </div>
    </ReadDialog>
  );
}
