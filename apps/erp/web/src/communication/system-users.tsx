import { api, intentHref } from "@counterfoil/ui";
import { RemovalDialog, SignInWords, useChange } from "@counterfoil/ui/communication";
import { type Column, DataTable, ProblemStrip, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OutboundUser, type System, systemUserPath, useMayManage } from "./communication.ts";
import { InboundUserDialog, OutboundUserDialog } from "./user-dialogs.tsx";

/** As whom we call the system. */
export function OutboundUsers({ system }: { system: System }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const [editing, setEditing] = useState<OutboundUser | "new">();
  const [removing, setRemoving] = useState<OutboundUser>();
  const columns: Column<OutboundUser>[] = [
    textColumn("user", t("systems.user"), ({ userName }) => userName, { importance: 9 }),
    textColumn("kind", t("signIn.title"), ({ kind }) => t(`signIn.${kind}`), {
      importance: 6,
      minWidth: "11rem",
      cell: ({ kind, certificate }) => <SignInWords kind={kind} certificate={certificate} />,
    }),
    textColumn("token", t("signIn.tokenUrl"), ({ tokenUrl }) => tokenUrl, { minWidth: "12rem" }),
    textColumn("secret", t("signIn.secret"), ({ hasSecret }) => t(`secret.${hasSecret}`), {
      importance: 7,
      minWidth: "9rem",
      cell: ({ hasSecret }) => (
        <StateTag tone={hasSecret ? "positive" : "critical"}>{t(`secret.${hasSecret}`)}</StateTag>
      ),
    }),
    ...(mayManage
      ? [
          textColumn<OutboundUser>("actions", t("column.actions"), () => "", {
            importance: 8,
            cell: (user) => (
              <span className="table-actions">
                <Button onClick={() => setEditing(user)}>{t("ui.edit")}</Button>
                <Button onClick={() => setRemoving(user)}>{t("systems.removeUser")}</Button>
              </span>
            ),
          }),
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        name={t("systems.outboundUsers")}
        columns={columns}
        rows={system.outboundUsers}
        rowKey={({ userName }) => userName}
        nothing={t("systems.noOutboundUser")}
      />
      {mayManage && (
        <p className="page-actions">
          <Button onClick={() => setEditing("new")}>{t("systems.addUser")}</Button>
        </p>
      )}
      {editing && (
        <OutboundUserDialog
          system={system}
          {...(editing === "new" ? {} : { user: editing })}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && (
        <RemovalDialog
          title={t("ui.removeThis", { what: removing.userName })}
          hint={t("signIn.removeHint")}
          path={systemUserPath(system.systemId, "outbound", removing.userName)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

/** As whom the system calls us. */
export function InboundUsers({ system }: { system: System }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const [adding, setAdding] = useState(false);
  const remove = useChange((userName: string) =>
    api(systemUserPath(system.systemId, "inbound", userName), { method: "DELETE" }),
  );
  const columns: Column<string>[] = [
    textColumn("user", t("systems.user"), (userName) => userName, {
      importance: 9,
      cell: (userName) => <Link href={intentHref("TechnicalUser-search")}>{userName}</Link>,
    }),
    ...(mayManage
      ? [
          textColumn<string>("actions", t("column.actions"), () => "", {
            importance: 8,
            cell: (userName) => <Button onClick={() => remove.mutate(userName)}>{t("systems.removeUser")}</Button>,
          }),
        ]
      : []),
  ];
  return (
    <>
      <ProblemStrip error={remove.error} />
      <DataTable
        name={t("systems.inboundUsers")}
        columns={columns}
        rows={system.inboundUsers}
        rowKey={(userName) => userName}
        nothing={t("systems.noInboundUser")}
      />
      {mayManage && (
        <p className="page-actions">
          <Button onClick={() => setAdding(true)}>{t("systems.addUser")}</Button>
        </p>
      )}
      {adding && <InboundUserDialog system={system} onClose={() => setAdding(false)} />}
    </>
  );
}
