import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { installOffer } from "../../safety/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** Whether the browser keeps the till's memory for good, how full it is, and what makes it safer. */
export function Memory() {
  const { t } = useTranslation();
  const { safety } = useTill();
  const { count } = useFormats();
  const state = useWatch(safety.storage.state);
  const offer = useWatch(installOffer);
  if (!state) return null;
  const megabytes = (bytes: number) => count(Math.round(bytes / 1024 / 1024));
  const figures = { used: megabytes(state.usedBytes), quota: megabytes(state.quotaBytes) };
  return (
    <section className="my-4 space-y-2">
      <h3 className="font-semibold">{t("memory.title")}</h3>
      <p>{t("memory.used", figures)}</p>
      {state.room !== "enough" && (
        <p className={`rounded p-3 ${state.room === "low" ? "bg-amber-soft" : "bg-error-soft"}`}>
          {t(`memory.${state.room}`)}
        </p>
      )}
      {state.freed > 0 && <p>{t("memory.freed", { count: state.freed })}</p>}
      <p className={state.persisted ? "" : "rounded bg-amber-soft p-3"}>
        {t(state.persisted ? "memory.kept" : "memory.notKept")}
      </p>
      <div className="flex flex-wrap gap-2">
        {!state.persisted && <Button onClick={() => void safety.storage.askToKeep()}>{t("memory.askToKeep")}</Button>}
        {offer && (
          <Button
            onClick={() => {
              installOffer.set(undefined);
              void offer.prompt();
            }}
          >
            {t("memory.install")}
          </Button>
        )}
      </div>
    </section>
  );
}
