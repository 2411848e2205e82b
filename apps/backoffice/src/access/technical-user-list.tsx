import { useFormats } from "@counterfoil/ui";
import { type Column, ListReport, ProblemStrip, StateTag, wholeOf } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TechnicalUser } from "./access.ts";
import { NewSecret } from "./new-secret.tsx";
import { NewTechnicalUser } from "./new-technical-user.tsx";
import { useLock } from "./use-lock.ts";

const fetchPage = wholeOf<TechnicalUser>("/api/access/technical-users", ({ userName, description }) => [
  userName,
  description,
]);

/** Users of systems, not of people: they call services and cannot open a screen. */
export function TechnicalUserList() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const [renewing, setRenewing] = useState<TechnicalUser>();
  const lock = useLock();
  return (
    <>
      <ListReport
        intent="TechnicalUser-search"
        title={t("technical.title")}
        queryKey="technical-users"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("people.search") }]}
        columns={useColumns(setRenewing, (user) => lock.mutate(user))}
        rowKey={(user) => user.userName}
        nothing={t("technical.nothing")}
        above={<ProblemStrip error={lock.error} />}
        actions={
          <Button design="Emphasized" onClick={() => setCreating(true)}>
            {t("technical.create")}
          </Button>
        }
      />
      {creating && <NewTechnicalUser onClose={() => setCreating(false)} />}
      {renewing && <NewSecret user={renewing} onClose={() => setRenewing(undefined)} />}
    </>
  );
}

function useColumns(
  onRenew: (user: TechnicalUser) => void,
  onLock: (user: TechnicalUser) => void,
): Column<TechnicalUser>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "userName",
      title: t("technical.user"),
      importance: 9,
      minWidth: "9rem",
      cell: (user) => user.userName,
      text: (user) => user.userName,
    },
    {
      id: "description",
      title: t("technical.description"),
      importance: 3,
      minWidth: "12rem",
      cell: (user) => user.description || "–",
      text: (user) => user.description,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 7,
      cell: (user) => (
        <StateTag tone={user.lockedAt ? "negative" : "positive"}>
          {t(user.lockedAt ? "people.locked" : "people.active")}
        </StateTag>
      ),
      text: (user) => t(user.lockedAt ? "people.locked" : "people.active"),
    },
    {
      id: "lastUsedAt",
      title: t("people.lastUsed"),
      importance: 5,
      minWidth: "10rem",
      cell: (user) => (user.lastUsedAt ? formats.instant(user.lastUsedAt) : t("people.never")),
      text: (user) => user.lastUsedAt ?? "",
    },
    {
      id: "actions",
      title: t("column.actions"),
      importance: 6,
      minWidth: "15rem",
      cell: (user) => (
        <span className="table-actions">
          <Button onClick={() => onRenew(user)}>{t("technical.newSecret")}</Button>
          <Button onClick={() => onLock(user)}>{t(user.lockedAt ? "people.unlock" : "people.lock")}</Button>
        </span>
      ),
      text: () => "",
    },
  ];
}
