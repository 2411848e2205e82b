import { useTranslation } from "react-i18next";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Memory } from "../offline/memory.tsx";
import { Button } from "../parts/parts.tsx";
import { Devices } from "./devices.tsx";
import { Program } from "./program.tsx";
import { ServerAndPairing } from "./server-and-pairing.tsx";
import { CentralData, StockSeen } from "./what-is-set.tsx";

/** How this device stands as a till: its server, what it is set to, its devices with a test each, its memory. */
export function ConfigurationScreen() {
  const { t } = useTranslation();
  const { view } = useTill();
  const back = () => view.set({ name: "sale" });
  useKeys({
    key: (name) => {
      if (name === "Escape") back();
      return name === "Escape";
    },
  });
  return (
    <main className="mx-auto h-full max-w-5xl overflow-auto p-4">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-2xl font-semibold">{t("configuration.title")}</h1>
        <Button onClick={back} shortcut="Esc">
          {t("toSale")}
        </Button>
      </div>
      <div className="grid items-start gap-x-8 gap-y-6 md:grid-cols-2">
        <div className="space-y-6">
          <ServerAndPairing />
          <Devices />
        </div>
        <div className="space-y-6">
          <CentralData />
          <StockSeen />
          <p className="text-ink-soft">{t("configuration.setElsewhere")}</p>
          <Memory />
          <Program />
        </div>
      </div>
    </main>
  );
}
