import { useTranslation } from "react-i18next";
import { appVersion } from "../../app-version.ts";
import { program } from "../../program/index.ts";
import { useWatch } from "../frame/use-till.ts";
import { NewVersion } from "../offline/new-version.tsx";
import { Known, Part } from "./part.tsx";

/** Which program this is, and in which browser: what one is asked for on the telephone. */
export function Program() {
  const { t } = useTranslation();
  const inUse = useWatch(program)?.inUse;
  return (
    <Part title={t("program.title")}>
      <Known
        facts={[
          [t("program.version"), inUse ? `${appVersion} · ${inUse}` : appVersion],
          [t("program.browser"), navigator.userAgent],
        ]}
      />
      <NewVersion />
    </Part>
  );
}
