import { useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { summariseUnsent, type TillDatabase, type UnsentSummary } from "../../ledger/index.ts";
import type { Link } from "../../sync/index.ts";
import { useKeys, useNow, useTill, useWatch } from "../frame/use-till.ts";
import { LightDialog } from "./light-dialog.tsx";

export type LightColour = "green" | "amber" | "red";

const dots: Record<LightColour, string> = { green: "bg-stamp", amber: "bg-amber", red: "bg-error" };

/** Red: a person must act. Amber: it sorts itself out, and what waits is safe here. Green: the server has everything. */
export function colourOf(unsent: UnsentSummary, link: Link): LightColour {
  if (unsent.needsYou > 0 || link.state === "notPaired") return "red";
  return unsent.waiting > 0 || link.state !== "online" ? "amber" : "green";
}

/** The safety light: on every screen, in words and never by colour alone. */
export function Light() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { step } = useTill();
  const link = useWatch(step.link);
  const unsent = useUnsent();
  const words = useLightWords(unsent, link);
  useKeys({
    key: (name) => {
      if (name === "F8") setOpen(true);
      return name === "F8";
    },
  });
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="F8"
        aria-label={t("light.label", { words })}
        data-testid="light"
        data-colour={colourOf(unsent, link)}
        className="inline-flex min-h-11 shrink-0 items-center gap-2 rounded-full border border-line bg-white px-4 py-1 text-left text-sm leading-tight font-medium max-sm:max-w-48 max-sm:text-xs text-ink hover:bg-paper-deep"
      >
        <span aria-hidden="true" className={`size-3.5 shrink-0 rounded-full ${dots[colourOf(unsent, link)]}`} />
        <span aria-hidden="true">{words}</span>
      </button>
      <span role="status" className="sr-only">
        {words}
      </span>
      {open && <LightDialog close={() => setOpen(false)} words={words} />}
    </>
  );
}

export function useUnsent(): UnsentSummary {
  const { database } = useTill();
  return useLiveQuery(() => withCustomers(database), [database]) ?? { waiting: 0, needsYou: 0 };
}

/** Customers whom only this till knows count as well. */
async function withCustomers(database: TillDatabase): Promise<UnsentSummary> {
  const [unsent, customers] = await Promise.all([summariseUnsent(database), database.newCustomers.toArray()]);
  const needsYou = customers.filter(({ state }) => state === "needsYou").length;
  return {
    ...unsent,
    waiting: unsent.waiting + customers.length - needsYou,
    needsYou: unsent.needsYou + needsYou,
  };
}

function useLightWords(unsent: UnsentSummary, link: Link): string {
  const { t } = useTranslation();
  const { count } = useFormats();
  const now = useNow();
  const minutes = unsent.oldestAt ? Math.max(Math.floor((now - Date.parse(unsent.oldestAt)) / 60_000), 0) : 0;
  const words: string[] = [];
  if (link.state === "notPaired") words.push(t("light.notPaired"));
  if (link.state === "offline") words.push(t("light.offline"));
  if (unsent.needsYou > 0) words.push(t("light.needsYou", { count: unsent.needsYou }));
  if (unsent.waiting > 0)
    words.push(
      minutes < 1
        ? t("light.waiting", { count: unsent.waiting })
        : t("light.waitingSince", { count: unsent.waiting, age: ageOf(minutes, t, count) }),
    );
  if (unsent.waiting + unsent.needsYou === 0 && link.state !== "notPaired") words.push(t("light.allSent"));
  return words.join(" · ");
}

function ageOf(minutes: number, t: TFunction, count: (n: number) => string): string {
  if (minutes < 120) return t("age.minutes", { value: count(minutes) });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t("age.hours", { value: count(hours) }) : t("age.days", { value: count(Math.floor(hours / 24)) });
}
