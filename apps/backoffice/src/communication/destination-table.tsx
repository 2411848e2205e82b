import type { CommunicationDestination, CommunicationSystem, DestinationAuthFacts } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { RemovalDialog, SignInWords, useRefresh } from "@counterfoil/ui/communication";
import { type Column, ConnectionCheck, DataTable, StateTag, usePermission } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { destinationPath, uses } from "./communication.ts";
import { DestinationDialog } from "./destination-dialog.tsx";

/** Where the system answers per use; each can be checked, changed and taken away. */
export function DestinationTable({ system }: { system: CommunicationSystem }) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const [editing, setEditing] = useState<CommunicationDestination | "new">();
  const [removing, setRemoving] = useState<CommunicationDestination>();
  const { destinations, systemId } = system;
  const free = uses.filter((use) => destinations.every((destination) => destination.use !== use));
  return (
    <>
      <DataTable
        name={t("destinations.title")}
        columns={useColumns(mayConfigure ? { onEdit: setEditing, onRemove: setRemoving } : undefined)}
        rows={destinations}
        rowKey={({ use }) => use}
        nothing={t("destinations.nothing")}
      />
      {mayConfigure && free.length > 0 && (
        <p>
          <Button design={destinations.length === 0 ? "Emphasized" : "Default"} onClick={() => setEditing("new")}>
            {t("destinations.create")}
          </Button>
        </p>
      )}
      {editing !== undefined && (
        <DestinationDialog
          systemId={systemId}
          free={free}
          {...(editing !== "new" && { destination: editing })}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && (
        <RemovalDialog
          title={t("ui.removeThis", { what: removing.url })}
          hint={t("signIn.removeHint")}
          path={destinationPath(systemId, removing.use)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

/** Each destination with its check. */
export function DestinationChecks({ system }: { system: CommunicationSystem }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return system.destinations.map(({ use, url, changedAt }) => (
    <div key={`${use} ${changedAt}`} className="destination-check">
      <p>
        {t(`destinations.use.${use}`)}: <strong>{url}</strong>
      </p>
      <ConnectionCheck path={`${destinationPath(system.systemId, use)}/check`} onDone={refresh} />
    </div>
  ));
}

type Actions = {
  onEdit: (destination: CommunicationDestination) => void;
  onRemove: (destination: CommunicationDestination) => void;
};

function useColumns(actions: Actions | undefined): Column<CommunicationDestination>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const checkText = ({ checkOk }: CommunicationDestination) =>
    t(checkOk === undefined ? "destinations.unchecked" : checkOk ? "destinations.checkOk" : "destinations.checkFailed");
  const columns: Column<CommunicationDestination>[] = [
    {
      id: "use",
      title: t("destinations.use"),
      importance: 9,
      minWidth: "10rem",
      cell: ({ use }) => t(`destinations.use.${use}`),
      text: ({ use }) => t(`destinations.use.${use}`),
    },
    {
      id: "url",
      title: t("destinations.url"),
      importance: 7,
      minWidth: "12rem",
      cell: ({ url }) => url,
      text: ({ url }) => url,
    },
    {
      id: "auth",
      title: t("signIn.title"),
      importance: 5,
      minWidth: "11rem",
      cell: ({ auth, certificate }) => <SignInWords kind={auth.kind} who={whoIn(auth)} certificate={certificate} />,
      text: ({ auth }) => t(`signIn.${auth.kind}`),
    },
    {
      id: "check",
      title: t("destinations.check"),
      importance: 6,
      minWidth: "10rem",
      cell: (destination) => (
        <span>
          <StateTag tone={checkTone(destination)}>{checkText(destination)}</StateTag>
          {destination.checkedAt && <span className="pair pair-key">{formats.instant(destination.checkedAt)}</span>}
          {destination.checkProblem && <span className="pair pair-key">{said(destination.checkProblem)}</span>}
        </span>
      ),
      text: checkText,
    },
  ];
  return actions ? [...columns, actionColumn(t("column.actions"), t("ui.edit"), t("ui.remove"), actions)] : columns;
}

function actionColumn(title: string, edit: string, remove: string, actions: Actions): Column<CommunicationDestination> {
  return {
    id: "actions",
    title,
    importance: 8,
    minWidth: "13rem",
    cell: (destination) => (
      <span className="table-actions">
        <Button onClick={() => actions.onEdit(destination)}>{edit}</Button>
        <Button onClick={() => actions.onRemove(destination)}>{remove}</Button>
      </span>
    ),
    text: () => "",
  };
}

const checkTone = ({ checkOk, checkProblem }: CommunicationDestination) =>
  checkOk === undefined ? "neutral" : checkOk ? (checkProblem ? "critical" : "positive") : "negative";

const whoIn = (auth: DestinationAuthFacts) =>
  auth.kind === "basic" ? auth.userName : auth.kind === "oauth2" ? auth.clientId : undefined;
