import { useTranslation } from "react-i18next";
import { appVersion } from "../../app-version.ts";
import { Known, Part } from "./part.tsx";

/** Which program this is, and in which browser: what one is asked for on the telephone. */
export function Program() {
  const { t } = useTranslation();
  return (
    <Part title={t("program.title")}>
      <Known
        facts={[
          [t("program.version"), appVersion],
          [t("program.browser"), navigator.userAgent],
        ]}
      />
    </Part>
  );
}
