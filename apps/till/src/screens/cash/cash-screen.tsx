import { useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { openDrawer } from "../../cash/index.ts";
import { type OpenDay, readSetting } from "../../ledger/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { MovementForm } from "./movement-form.tsx";
import { OpenDayForm } from "./open-day-form.tsx";

/** The drawer: how the day stands, money in and out, and the ways to its report and its end. */
export function CashScreen() {
  const { t } = useTranslation();
  const state = useDayState();
  const till = useTill();
  const { view, rights } = till;
  const amount = useRef<HTMLInputElement>(null);
  const report = async () => {
    if (await rights.ask("xReport")) view.set({ name: "xReport" });
  };
  const close = async () => {
    if (await rights.ask("closeDay")) view.set({ name: "closing" });
  };
  const drawer = () => openDrawer(till);
  const commands: Record<string, () => Promise<unknown>> = { X: report, Z: close, D: drawer };
  useKeys({
    homeField: () => amount.current,
    key: (name) => {
      if (name === "Escape") view.set({ name: "sale" });
      return name === "Escape";
    },
    text: (text) => {
      const command = commands[text.toUpperCase()];
      void command?.();
      return command !== undefined;
    },
  });
  return (
    <main className="mx-auto h-full max-w-3xl overflow-auto p-4">
      <div className="mb-4 flex items-center justify-between gap-2">
        <h1 className="text-2xl font-semibold">{t("cash.title")}</h1>
        <Button onClick={() => view.set({ name: "sale" })} shortcut="Esc">
          {t("toSale")}
        </Button>
      </div>
      {state && !state.day && <OpenDayForm lastClosing={state.lastClosing} inDrawer={amount} />}
      {state?.day && <DayState {...state.day} />}
      <div className="mb-6 grid gap-2 sm:grid-cols-3">
        <Button shortcut="X" onClick={() => void report()}>
          {t("cash.xReport")}
        </Button>
        <Button shortcut="D" onClick={() => void drawer()}>
          {t("cash.openDrawer")}
        </Button>
        <Button shortcut="Z" onClick={() => void close()}>
          {t("cash.close")}
        </Button>
      </div>
      {state?.day && <MovementForm amount={amount} />}
    </main>
  );
}

function useDayState() {
  const { database } = useTill();
  return useLiveQuery(
    async () => ({
      day: await readSetting(database, "day"),
      lastClosing: await readSetting(database, "lastClosing"),
    }),
    [database],
  );
}

/** Open since when and for which day. */
function DayState({ businessDate, openedAt }: OpenDay) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration } = useTill();
  const timeZone = configuration.get()?.store.timeZone;
  return (
    <p className="mb-4 rounded-md border border-line bg-white p-3">
      {t("cash.dayOpen", { date: formats.date(businessDate), since: formats.instant(openedAt, timeZone) })}
    </p>
  );
}
