import { useFormats } from "@counterfoil/ui";
import { type Column, instantColumn, StateTag, type Tone } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { conditionOf, type Till, type TillCondition, type TillDevice, tillHref } from "./organisation.ts";
import type { TillAction } from "./till-table.tsx";

const tones: Record<TillCondition, Tone> = {
  import: "neutral",
  unpaired: "neutral",
  neverSeen: "critical",
  away: "negative",
  unsent: "critical",
  clockWrong: "critical",
  well: "positive",
};

export function useTillColumns(onAction: ((action: TillAction) => void) | undefined): Column<Till>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<Till>[] = [
    {
      id: "tillId",
      title: t("column.till"),
      importance: 9,
      minWidth: "9rem",
      cell: (till) => <Link href={tillHref(till.tillId)}>{`${till.name} (${till.tillId})`}</Link>,
      text: (till) => till.tillId,
    },
    {
      id: "condition",
      title: t("column.state"),
      importance: 8,
      minWidth: "10rem",
      cell: (till) => <Condition till={till} />,
      text: (till) => till.state?.unsent ?? 0,
    },
    instantColumn("lastSeenAt", t("tills.lastSeen"), (till) => till.state?.lastSeenAt, formats, { importance: 5 }),
    {
      id: "priceBook",
      title: t("tills.priceBook"),
      end: true,
      importance: 3,
      minWidth: "6rem",
      cell: (till) => (till.state ? formats.count(till.state.priceBook) : "–"),
      text: (till) => till.state?.priceBook ?? 0,
    },
    {
      id: "settings",
      title: t("tills.settings"),
      importance: 4,
      minWidth: "8rem",
      cell: ({ state }) => <SettingsState behind={state?.settingsBehind && state.settingsBehind.length > 0} />,
      text: (till) => till.state?.settingsBehind?.length ?? "",
    },
    {
      id: "memory",
      title: t("tills.memory"),
      importance: 1,
      minWidth: "9rem",
      cell: (till) => memoryOf(till.state?.device, t, formats.percent),
      text: (till) => till.state?.device?.usedBytes ?? 0,
    },
    {
      id: "device",
      title: t("tills.device"),
      importance: 2,
      minWidth: "9rem",
      cell: (till) => [till.deviceName, till.state?.appVersion].filter(Boolean).join(", ") || "–",
      text: (till) => till.deviceName ?? "",
    },
  ];
  if (onAction)
    columns.push({
      id: "actions",
      title: t("column.actions"),
      importance: 7,
      width: "20rem",
      cell: (till) => <TillActions till={till} onAction={onAction} />,
    });
  return columns;
}

/** Whether a till has what holds at it now; undefined: it has not told. */
export function SettingsState({ behind }: { behind: boolean | undefined }) {
  const { t } = useTranslation();
  if (behind === undefined) return "–";
  return (
    <StateTag tone={behind ? "critical" : "positive"}>
      {t(behind ? "tills.settingsOld" : "tills.settingsCurrent")}
    </StateTag>
  );
}

/** How full the browser's memory is, and whether the browser may clear it. */
export function memoryOf(device: TillDevice | undefined, t: TFunction, percent: (value: number) => string): string {
  const { persisted, usedBytes, quotaBytes } = device ?? {};
  if (persisted === undefined) return "–";
  const used = usedBytes && quotaBytes ? percent(Math.round((usedBytes / quotaBytes) * 1000) / 10) : "";
  return [used, t(persisted ? "tills.memoryKept" : "tills.memoryMayGo")].filter(Boolean).join(", ");
}

export function Condition({ till }: { till: Till }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = Date.now();
  const condition = conditionOf(till, now);
  if (condition === "unsent" && till.state) {
    const { unsent, oldestUnsentAt } = till.state;
    const since = oldestUnsentAt ? `, ${t("tills.oldest")} ${formats.ago(oldestUnsentAt, now)}` : "";
    return <StateTag tone="critical">{t("tills.unsentCount", { count: unsent }) + since}</StateTag>;
  }
  return <StateTag tone={tones[condition]}>{t(`tills.condition.${condition}`)}</StateTag>;
}

export function TillActions({ till, onAction }: { till: Till; onAction: (action: TillAction) => void }) {
  const { t } = useTranslation();
  return (
    <span className="table-actions">
      <Button onClick={() => onAction({ what: "pair", till })}>{t("tills.newCode")}</Button>
      {till.pairedAt && (
        <Button design="Negative" onClick={() => onAction({ what: "revoke", till })}>
          {t("tills.revoke")}
        </Button>
      )}
    </span>
  );
}
