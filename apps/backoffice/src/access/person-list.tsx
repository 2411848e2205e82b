import { useFormats } from "@counterfoil/ui";
import { type Column, ListReport, StateTag, wholeOf } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "./access.ts";
import { PersonForm } from "./person-form.tsx";
import { PinForm } from "./pin-form.tsx";

const fetchPage = wholeOf<Person>("/api/access/people", ({ name, userName, roles }) => [name, userName, ...roles]);

type Doing = { what: "create" } | { what: "edit" | "pin"; person: Person };

export function PersonList() {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  return (
    <>
      <ListReport
        intent="Person-search"
        title={t("people.title")}
        queryKey="people"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("people.search"), placeholder: t("people.searchHint") }]}
        columns={useColumns(setDoing)}
        rowKey={(person) => person.personId}
        nothing={t("people.nothing")}
        actions={
          <Button design="Emphasized" onClick={() => setDoing({ what: "create" })}>
            {t("people.create")}
          </Button>
        }
      />
      {doing?.what === "create" && <PersonForm onClose={close} />}
      {doing?.what === "edit" && <PersonForm person={doing.person} onClose={close} />}
      {doing?.what === "pin" && <PinForm person={doing.person} onClose={close} />}
    </>
  );
}

function useColumns(onDo: (doing: Doing) => void): Column<Person>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const roles = (person: Person) => person.roles.map((role) => t(`role.${role}`, role)).join(", ");
  return [
    {
      id: "name",
      title: t("people.name"),
      importance: 9,
      minWidth: "12rem",
      cell: (person) => `${person.name} (${person.userName})`,
      text: (person) => `${person.name} (${person.userName})`,
    },
    {
      id: "roles",
      title: t("people.roles"),
      importance: 5,
      minWidth: "14rem",
      cell: (person) => roles(person) || "–",
      text: roles,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 7,
      cell: (person) => (
        <StateTag tone={person.lockedAt ? "negative" : "positive"}>
          {t(person.lockedAt ? "people.locked" : "people.active")}
        </StateTag>
      ),
      text: (person) => t(person.lockedAt ? "people.locked" : "people.active"),
    },
    {
      id: "lastUsedAt",
      title: t("people.lastUsed"),
      importance: 3,
      minWidth: "10rem",
      cell: (person) => (person.lastUsedAt ? formats.instant(person.lastUsedAt) : t("people.never")),
      text: (person) => person.lastUsedAt ?? "",
    },
    {
      id: "actions",
      title: t("column.actions"),
      importance: 6,
      minWidth: "13rem",
      cell: (person) => (
        <span className="table-actions">
          <Button onClick={() => onDo({ what: "edit", person })}>{t("ui.edit")}</Button>
          <Button onClick={() => onDo({ what: "pin", person })}>{t("people.setPin")}</Button>
        </span>
      ),
      text: () => "",
    },
  ];
}
