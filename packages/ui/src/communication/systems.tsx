import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { textColumn } from "../fiori/columns.ts";
import type { Column } from "../fiori/data-table.tsx";
import { FormDialog } from "../fiori/dialogs.tsx";
import { StateTag } from "../fiori/state-tag.tsx";
import { say } from "../fiori/toasts.tsx";
import { said } from "../sentences/index.ts";
import { useFormats } from "../use-formats.ts";
import { navigate } from "../use-intent.ts";
import { type CommunicationPaths, type Lamp, systemHref } from "./communication.ts";
import { useChange } from "./use-communication.ts";

type System = { systemId: string; name: string; scenarios: string[]; lastContactAt?: string };

export function SystemState({ lamp: { tone, word } }: { lamp: Lamp }) {
  const { t } = useTranslation();
  return <StateTag tone={tone}>{t(`systems.state.${word}`)}</StateTag>;
}

/** What both programs list of their systems. */
export function useSystemColumns<One extends System>(
  lampOf: (system: One) => Lamp,
  reasonOf: (system: One) => string | undefined,
): Column<One>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    textColumn("system", t("systems.system"), ({ name, systemId }) => `${name} (${systemId})`, {
      importance: 9,
      minWidth: "12rem",
      cell: ({ systemId, name }) => <Link href={systemHref(systemId)}>{`${name} (${systemId})`}</Link>,
    }),
    textColumn("state", t("column.state"), (system) => t(`systems.state.${lampOf(system).word}`), {
      importance: 8,
      minWidth: "9rem",
      cell: (system) => <SystemState lamp={lampOf(system)} />,
    }),
    textColumn("scenarios", t("systems.scenarios"), ({ scenarios }) => scenarios.join(", "), {
      importance: 4,
      minWidth: "12rem",
    }),
    textColumn("lastContactAt", t("systems.lastContact"), ({ lastContactAt }) => lastContactAt, {
      importance: 5,
      minWidth: "10rem",
      cell: ({ lastContactAt }) => (lastContactAt ? formats.instant(lastContactAt) : t("systems.never")),
    }),
    textColumn("reason", t("systems.reason"), (system) => said(reasonOf(system)), { importance: 2, minWidth: "12rem" }),
  ];
}

type DeleteProps = { at: CommunicationPaths; system: System; onClose: () => void };

export function DeleteSystem({ at, system, onClose }: DeleteProps) {
  const { t } = useTranslation();
  const remove = useChange(
    () => api(at.system(system.systemId), { method: "DELETE" }),
    () => {
      say(t("systems.deleted"));
      navigate("CommunicationSystem-search", {}, { replace: true });
    },
  );
  return (
    <FormDialog
      title={t("systems.delete")}
      confirm={t("systems.delete")}
      negative
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t("systems.deleteHint", { name: system.name })}</p>
    </FormDialog>
  );
}
