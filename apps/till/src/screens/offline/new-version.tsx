import { useState } from "react";
import { useTranslation } from "react-i18next";
import { program, takeNewVersion } from "../../program/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** A version that waits, and why; and one that this till's memory could not be moved to. */
export function NewVersion() {
  const { t } = useTranslation();
  const till = useTill();
  const known = useWatch(program);
  const [isRefused, setRefused] = useState(false);
  if (!known?.waits && !known?.refused) return null;
  return (
    <section className="my-4 space-y-2">
      {known.refused && (
        <p role="alert" className="rounded bg-error-soft p-3">
          {t("version.refused", { reason: known.refused.reason })}
        </p>
      )}
      {known.waits && (
        <>
          <p className="rounded bg-amber-soft p-3">{t("version.waits")}</p>
          <Button onClick={() => void takeNewVersion(till).then((taken) => setRefused(!taken))}>
            {t("version.take")}
          </Button>
          {isRefused && <p role="alert">{t("version.notNow")}</p>}
        </>
      )}
    </section>
  );
}
