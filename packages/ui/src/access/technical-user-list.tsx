import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { textColumn } from "../fiori/columns.ts";
import type { Column } from "../fiori/data-table.tsx";
import { ListReport } from "../fiori/list-report.tsx";
import { wholeOf } from "../fiori/pages.ts";
import { StateTag } from "../fiori/state-tag.tsx";
import { ProblemStrip } from "../fiori/states.tsx";
import { say } from "../fiori/toasts.tsx";
import { useFormats } from "../use-formats.ts";
import { type TechnicalUser, technicalPath } from "./access.ts";
import { DeleteTechnicalUser } from "./delete-technical-user.tsx";
import { NewSecret } from "./new-secret.tsx";
import { ServiceNetworks } from "./service-networks.tsx";
import { TechnicalUserForm } from "./technical-user-form.tsx";

const fetchPage = wholeOf<TechnicalUser>(technicalPath, ({ userName, description }) => [userName, description]);

type Doing = { what: "create" | "networks" } | { what: "edit" | "renew" | "delete"; user: TechnicalUser };

/** Users of systems, not of people: they call services and cannot open a screen. */
export function TechnicalUserList() {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const lock = useLock();
  return (
    <>
      <ListReport
        intent="TechnicalUser-search"
        title={t("technical.title")}
        queryKey="technical-users"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("people.search") }]}
        columns={useColumns(setDoing, (user) => lock.mutate(user))}
        rowKey={(user) => user.userName}
        nothing={t("technical.nothing")}
        above={<ProblemStrip error={lock.error} />}
        actions={
          <>
            <Button onClick={() => setDoing({ what: "networks" })}>{t("technical.networksOfAll")}</Button>
            <Button design="Emphasized" onClick={() => setDoing({ what: "create" })}>
              {t("technical.create")}
            </Button>
          </>
        }
      />
      {doing?.what === "create" && <TechnicalUserForm onClose={close} />}
      {doing?.what === "edit" && <TechnicalUserForm user={doing.user} onClose={close} />}
      {doing?.what === "renew" && <NewSecret user={doing.user} onClose={close} />}
      {doing?.what === "delete" && <DeleteTechnicalUser user={doing.user} onClose={close} />}
      {doing?.what === "networks" && <ServiceNetworks onClose={close} />}
    </>
  );
}

/** Locks, or unlocks what is locked: undone by the same button, so nobody is asked first. */
function useLock() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ userName, lockedAt }: TechnicalUser) =>
      api(`${technicalPath}/${encodeURIComponent(userName)}`, {
        method: "PATCH",
        body: { locked: lockedAt === undefined },
      }),
    onSuccess: (_answer, { userName, lockedAt }) => {
      say(t(lockedAt ? "people.nowUnlocked" : "people.nowLocked", { name: userName }));
      return queryClient.invalidateQueries({ queryKey: ["technical-users"] });
    },
  });
}

function useColumns(onDo: (doing: Doing) => void, onLock: (user: TechnicalUser) => void): Column<TechnicalUser>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const permissions = (user: TechnicalUser) => user.permissions.map((each) => t(`permission.${each}`, each)).join(", ");
  const failures = ({ failures: count, lastFailureAddress: address = "" }: TechnicalUser) =>
    count === 0 ? "" : t("technical.failuresFrom", { count, address });
  return [
    textColumn("userName", t("technical.user"), ({ userName }) => userName, { importance: 9, minWidth: "9rem" }),
    textColumn("description", t("technical.description"), ({ description }) => description, { importance: 2 }),
    textColumn("permissions", t("people.permissions"), permissions, { importance: 4, minWidth: "10rem" }),
    {
      id: "state",
      title: t("people.state"),
      importance: 7,
      cell: (user) => (
        <StateTag tone={user.lockedAt ? "negative" : "positive"}>
          {t(user.lockedAt ? "people.locked" : "people.active")}
        </StateTag>
      ),
      text: (user) => t(user.lockedAt ? "people.locked" : "people.active"),
    },
    textColumn(
      "networks",
      t("technical.networks"),
      ({ networks }) => networks.join(", ") || t("technical.everywhere"),
      {
        importance: 2,
      },
    ),
    textColumn("failures", t("technical.failures"), failures, { importance: 3 }),
    {
      id: "lastUsedAt",
      title: t("people.lastUsed"),
      importance: 5,
      minWidth: "9rem",
      cell: (user) => (user.lastUsedAt ? formats.instant(user.lastUsedAt) : t("people.never")),
      text: (user) => user.lastUsedAt ?? "",
    },
    {
      id: "actions",
      title: t("people.actions"),
      importance: 6,
      minWidth: "15rem",
      cell: (user) => (
        <span className="table-actions">
          <Button onClick={() => onDo({ what: "edit", user })}>{t("ui.edit")}</Button>
          <Button onClick={() => onDo({ what: "renew", user })}>{t("technical.newSecret")}</Button>
          <Button onClick={() => onLock(user)}>{t(user.lockedAt ? "people.unlock" : "people.lock")}</Button>
          {user.lockedAt && <Button onClick={() => onDo({ what: "delete", user })}>{t("technical.delete")}</Button>}
        </span>
      ),
    },
  ];
}
