import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiCall, api } from "../api.ts";
import { FormDialog } from "../fiori/dialogs.tsx";
import { Loadable, ObjectPage } from "../fiori/object-page.tsx";
import { StateTag } from "../fiori/state-tag.tsx";
import { Nothing, ProblemStrip } from "../fiori/states.tsx";
import { say } from "../fiori/toasts.tsx";
import { intentHref } from "../intents.ts";
import { useFormats } from "../use-formats.ts";
import { useIntent } from "../use-intent.ts";
import { type Person, personPath, usePeople, useRoles } from "./access.ts";
import { PersonForm } from "./person-form.tsx";
import { usePersonState } from "./person-list.tsx";
import { SessionTable } from "./session-table.tsx";
import "./access.css";

type Props = { moreActions?: (person: Person) => ReactNode };

/** One person: what they may do and by which role, where they are signed in, and what can be done about it. */
export function PersonPage({ moreActions }: Props) {
  const { t } = useTranslation();
  const { parameters } = useIntent();
  const people = usePeople();
  return (
    <Loadable query={people}>
      {(all) => {
        const person = all.find(({ personId }) => personId === parameters.personId);
        if (!person) return <Nothing title={t("people.unknown")} page />;
        return <Page person={person} more={moreActions?.(person)} />;
      }}
    </Loadable>
  );
}

function Page({ person, more }: { person: Person; more: ReactNode }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const state = usePersonState()(person);
  const [editing, setEditing] = useState(false);
  const act = useAct(person);
  return (
    <>
      <ObjectPage
        title={person.name}
        subtitle={person.userName}
        parent={{ href: intentHref("Person-search"), title: t("people.title") }}
        facts={[
          { label: t("people.state"), value: <StateTag tone={state.tone}>{state.text}</StateTag> },
          { label: t("people.twoFactor"), value: t(person.twoFactor ? "people.on" : "people.off") },
          { label: t("people.created"), value: formats.instant(person.createdAt) },
          {
            label: t("people.lastUsed"),
            value: person.lastUsedAt ? formats.instant(person.lastUsedAt) : t("people.never"),
          },
        ]}
        actions={<Actions person={person} act={act} more={more} onEdit={() => setEditing(true)} />}
        above={<ProblemStrip error={act.error} />}
        sections={[
          { id: "may", title: t("people.may"), content: <May person={person} /> },
          {
            id: "sessions",
            title: t("people.sessions"),
            content: <SessionTable path={`${personPath(person.personId)}/sessions`} />,
          },
          {
            id: "changes",
            title: t("audit.title"),
            content: (
              <Link href={intentHref("ChangeLog-search", { objectType: "person", objectId: person.personId })}>
                {t("people.changes")}
              </Link>
            ),
          },
        ]}
      />
      {editing && <PersonForm person={person} onClose={() => setEditing(false)} />}
    </>
  );
}

type Act = { path: string; call: ApiCall; done: string };

function useAct(person: Person) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ path, call }: Act) => api(personPath(person.personId) + path, call),
    onSuccess: async (_answer, { done }) => {
      say(done);
      await queryClient.invalidateQueries({ queryKey: ["people"] });
      await queryClient.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
}

type ActionsProps = { person: Person; act: ReturnType<typeof useAct>; more: ReactNode; onEdit: () => void };

function Actions({ person, act, more, onEdit }: ActionsProps) {
  const { t } = useTranslation();
  const { name } = person;
  const [isResetting, setResetting] = useState(false);
  const locked = person.lockedAt !== undefined;
  const lock: Act = {
    path: "",
    call: { method: "PATCH", body: { locked: !locked } },
    done: t(locked ? "people.nowUnlocked" : "people.nowLocked", { name }),
  };
  return (
    <>
      <Button design="Emphasized" onClick={onEdit}>
        {t("ui.edit")}
      </Button>
      {more}
      <Button disabled={act.isPending} onClick={() => act.mutate(lock)}>
        {t(locked ? "people.unlock" : "people.lock")}
      </Button>
      {person.sessions > 0 && (
        <Button
          disabled={act.isPending}
          onClick={() =>
            act.mutate({ path: "/sessions", call: { method: "DELETE" }, done: t("people.sessionsEnded", { name }) })
          }
        >
          {t("people.endSessions")}
        </Button>
      )}
      {person.twoFactor && (
        <Button disabled={act.isPending} onClick={() => setResetting(true)}>
          {t("people.resetTwoFactor")}
        </Button>
      )}
      {isResetting && <ResetTwoFactor name={name} act={act} onClose={() => setResetting(false)} />}
    </>
  );
}

type ResetProps = { name: string; act: ReturnType<typeof useAct>; onClose: () => void };

/** For whoever lost the device and the codes. It cannot be given back, so who asks for it should be known in person. */
function ResetTwoFactor({ name, act, onClose }: ResetProps) {
  const { t } = useTranslation();
  const done = t("people.twoFactorReset", { name });
  return (
    <FormDialog
      title={t("people.resetTwoFactor")}
      confirm={t("people.resetTwoFactor")}
      negative
      busy={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate({ path: "/second-factor", call: { method: "DELETE" }, done }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t("people.resetTwoFactorHint", { name })}</p>
    </FormDialog>
  );
}

/** Each permission with the roles that it comes from. */
function May({ person }: { person: Person }) {
  const { t } = useTranslation();
  const roles = useRoles();
  return (
    <Loadable query={roles} inside>
      {(known) => {
        const own = known.roles.filter(({ role }) => person.roles.includes(role));
        const from = (permission: string) => [
          ...own
            .filter(({ permissions }) => permissions.includes(permission))
            .map(({ role }) => t(`role.${role}`, role)),
          ...(person.permissions.includes(permission) ? [t("people.alone")] : []),
        ];
        const may = known.permissions.filter((permission) => from(permission).length > 0);
        if (may.length === 0) return <p>{t("people.mayNothing")}</p>;
        return (
          <ul className="may">
            {may.map((permission) => (
              <li key={permission}>
                {t(`permission.${permission}`, permission)} <span className="hint">{from(permission).join(", ")}</span>
              </li>
            ))}
          </ul>
        );
      }}
    </Loadable>
  );
}
