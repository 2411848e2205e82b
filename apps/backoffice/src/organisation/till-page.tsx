import { intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { type Fact, Facts, Loadable, Nothing, ObjectPage, type Section, usePermission } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SettingTable } from "../till-settings/setting-table.tsx";
import type { Till } from "./organisation.ts";
import { useStoreName, useTills } from "./queries.ts";
import { nodeHref } from "./structure.ts";
import { Condition, memoryOf, TillActions } from "./till-columns.tsx";
import { type TillAction, TillActionDialog } from "./till-table.tsx";

/** One till: how it is, what it runs on, and whether it has the settings that hold at it. */
export function TillPage() {
  const { t } = useTranslation();
  const tillId = useIntent().parameters.tillId ?? "";
  return (
    <Loadable query={useTills()}>
      {(all) => {
        const till = all.find((each) => each.tillId === tillId);
        return till ? <TillDetails till={till} /> : <Nothing title={t("tills.unknown", { tillId })} />;
      }}
    </Loadable>
  );
}

function TillDetails({ till }: { till: Till }) {
  const { t } = useTranslation();
  const storeName = useStoreName();
  const mayManage = usePermission("organisation.manage");
  const mayReadJournal = usePermission("receipts.read");
  const [action, setAction] = useState<TillAction>();
  const { tillId, storeId } = till;
  return (
    <ObjectPage
      title={`${till.name} (${tillId})`}
      parent={{ title: storeName(storeId), href: intentHref("Store-display", { storeId }) }}
      actions={mayManage && <TillActions till={till} onAction={setAction} />}
      above={<TillActionDialog action={action} onClose={() => setAction(undefined)} />}
      facts={[
        { label: t("column.state"), value: <Condition till={till} /> },
        {
          label: t("column.store"),
          value: <Link href={intentHref("Store-display", { storeId })}>{storeName(storeId)}</Link>,
        },
        {
          label: t("tills.inStructure"),
          value: <Link href={nodeHref({ kind: "till", id: tillId })}>{tillId}</Link>,
        },
        ...(mayReadJournal
          ? [
              {
                label: t("tills.journal"),
                value: <Link href={intentHref("TillJournal-search", { tillId })}>{t("journal.title")}</Link>,
              },
            ]
          : []),
      ]}
      sections={useSections(till)}
    />
  );
}

function useSections(till: Till): Section[] {
  const { t } = useTranslation();
  const state = useStateFacts(till);
  return [
    { id: "state", title: t("tills.state"), content: <Facts facts={state} /> },
    { id: "settings", title: t("tillSettings.title"), content: <TillSettingTable tillId={till.tillId} /> },
  ];
}

/** As the till told when its heart beat last. */
function useStateFacts({ deviceName, pairedAt, state }: Till): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const device = state?.device;
  const seconds = Math.round((state?.clockAheadMs ?? 0) / 1000);
  const megabytes = (bytes: number) => formats.count(Math.round(bytes / 1024 / 1024));
  const { usedBytes, quotaBytes } = device ?? {};
  const room = usedBytes !== undefined && quotaBytes !== undefined;
  const fact = (label: string, value: string | undefined): Fact => ({ label: t(`tills.${label}`), value });
  return [
    fact("lastSeen", state ? formats.instant(state.lastSeenAt) : t("tills.lastSeenNever")),
    fact("unsent", state && formats.count(state.unsent)),
    ...(state?.oldestUnsentAt ? [fact("oldestUnsent", formats.instant(state.oldestUnsentAt))] : []),
    fact("device", deviceName),
    fact("pairedAt", pairedAt ? formats.instant(pairedAt) : t("tills.notPaired")),
    fact("version", state?.appVersion),
    fact("browser", device?.browser),
    fact("memory", memoryOf(device, t, formats.percent)),
    ...(room
      ? [fact("memoryRoom", t("tills.megabytes", { used: megabytes(usedBytes), quota: megabytes(quotaBytes) }))]
      : []),
    fact("priceBook", state && formats.count(state.priceBook)),
    fact("clock", state && clockText(seconds, t)),
  ];
}

function clockText(seconds: number, t: TFunction): string {
  if (Math.abs(seconds) < 1) return t("tills.clockRight");
  return t(seconds > 0 ? "tills.clockAhead" : "tills.clockBehind", { seconds: Math.abs(seconds) });
}

/** The areas of the settings, each with whether the till has it. */
export function TillSettingTable({ tillId }: { tillId: string }) {
  const state = useTills().data?.find((till) => till.tillId === tillId)?.state;
  return <SettingTable place={{ kind: "till", id: tillId }} behind={state?.settingsBehind} />;
}
