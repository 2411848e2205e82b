import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { textColumn } from "../fiori/columns.ts";
import type { Column } from "../fiori/data-table.tsx";
import { ListReport } from "../fiori/list-report.tsx";
import { wholeOf } from "../fiori/pages.ts";
import { StateTag, type Tone } from "../fiori/state-tag.tsx";
import { intentHref } from "../intents.ts";
import { useFormats } from "../use-formats.ts";
import { type Person, peoplePath } from "./access.ts";
import { PersonForm } from "./person-form.tsx";

const fetchPage = wholeOf<Person>(peoplePath, ({ userName, name, roles }) => [userName, name, roles.join(" ")]);

export function PersonList() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <ListReport
        intent="Person-search"
        title={t("people.title")}
        queryKey="people"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("people.search"), placeholder: t("people.searchHint") }]}
        columns={useColumns()}
        rowKey={(person) => person.personId}
        rowHref={({ personId }) => intentHref("Person-display", { personId })}
        nothing={t("people.nothing")}
        actions={
          <>
            <Button onClick={() => window.location.assign(intentHref("Role-search"))}>{t("roles.title")}</Button>
            <Button design="Emphasized" onClick={() => setCreating(true)}>
              {t("people.create")}
            </Button>
          </>
        }
      />
      {creating && <PersonForm onClose={() => setCreating(false)} />}
    </>
  );
}

/** How it stands with a person who may sign in, or may not. */
export function usePersonState() {
  const { t } = useTranslation();
  return (person: Person): { tone: Tone; text: string } => {
    if (person.lockedAt) return { tone: "negative", text: t("people.locked") };
    if (person.temporaryPassword) return { tone: "critical", text: t("people.temporary") };
    return { tone: "positive", text: t("people.active") };
  };
}

function useColumns(): Column<Person>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const stateOf = usePersonState();
  const roles = (person: Person) => person.roles.map((role) => t(`role.${role}`, role)).join(", ");
  return [
    textColumn("name", t("people.name"), ({ name, userName }) => `${name} (${userName})`, {
      importance: 9,
      minWidth: "12rem",
    }),
    textColumn("roles", t("people.roles"), roles, { importance: 5, minWidth: "14rem" }),
    {
      id: "state",
      title: t("people.state"),
      importance: 8,
      cell: (person) => <StateTag tone={stateOf(person).tone}>{stateOf(person).text}</StateTag>,
      text: (person) => stateOf(person).text,
    },
    {
      id: "twoFactor",
      title: t("people.twoFactor"),
      importance: 4,
      cell: ({ twoFactor }) => (
        <StateTag tone={twoFactor ? "positive" : "neutral"}>{t(twoFactor ? "people.on" : "people.off")}</StateTag>
      ),
      text: ({ twoFactor }) => t(twoFactor ? "people.on" : "people.off"),
    },
    {
      id: "lastUsedAt",
      title: t("people.lastUsed"),
      importance: 3,
      minWidth: "10rem",
      cell: ({ lastUsedAt }) => (lastUsedAt ? formats.instant(lastUsedAt) : t("people.never")),
      text: ({ lastUsedAt }) => lastUsedAt ?? "",
    },
  ];
}
