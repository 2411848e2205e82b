import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Panel } from "@ui5/webcomponents-react/Panel";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FormDialog } from "../fiori/dialogs.tsx";
import { TextField } from "../fiori/form.tsx";
import { say } from "../fiori/toasts.tsx";
import { type Person, peoplePath, personPath, useRoles } from "./access.ts";
import { Choices } from "./choices.tsx";

type Draft = { userName: string; name: string; password: string; roles: string[]; permissions: string[] };

/** Creates a person, or changes one: name, roles, single permissions and, when given, a new password, which is temporary. */
export function PersonForm({ person, onClose }: { person?: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => draftOf(person));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSave(person, onClose);
  return (
    <FormDialog
      title={person ? t("people.edit", { name: person.name }) : t("people.create")}
      confirm={t(person ? "ui.save" : "ui.create")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(draft)}
      onClose={onClose}
    >
      {!person && (
        <TextField
          name="userName"
          label={t("ui.userName")}
          value={draft.userName}
          onChange={(userName) => change({ userName })}
          error={save.error}
          required
        />
      )}
      <TextField
        name="name"
        label={t("people.name")}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={save.error}
        required
      />
      <TextField
        name="password"
        label={t(person ? "ui.newPassword" : "ui.password")}
        type="Password"
        value={draft.password}
        onChange={(password) => change({ password })}
        error={save.error}
        hint={t(person ? "people.passwordKept" : "people.passwordTemporary")}
        required={!person}
      />
      <Rights draft={draft} onChange={change} />
    </FormDialog>
  );
}

function Rights({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const { data } = useRoles();
  const byRole = new Set(
    data?.roles.filter(({ role }) => draft.roles.includes(role)).flatMap((role) => role.permissions),
  );
  return (
    <>
      <Choices
        legend={t("people.roles")}
        options={(data?.roles ?? []).map(({ role }) => ({ value: role, text: t(`role.${role}`, role) }))}
        chosen={draft.roles}
        onChange={(roles) => onChange({ roles })}
      />
      <Panel collapsed={draft.permissions.length === 0} headerText={t("people.permissions")} headerLevel="H2">
        <Choices
          legend={t("people.permissionsHint")}
          options={(data?.permissions ?? []).map((permission) => ({
            value: permission,
            text: t(`permission.${permission}`, permission),
            disabled: byRole.has(permission),
          }))}
          chosen={draft.permissions}
          onChange={(permissions) => onChange({ permissions })}
        />
      </Panel>
    </>
  );
}

function useSave(person: Person | undefined, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ userName, password, ...rest }: Draft) => {
      if (!person) return api(peoplePath, { method: "POST", body: { userName, password, ...rest } });
      const body = { ...rest, ...(password !== "" && { password }) };
      return api(personPath(person.personId), { method: "PATCH", body });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["people"] });
      await queryClient.invalidateQueries({ queryKey: ["me"] });
      say(t("people.saved"));
      onClose();
    },
  });
}

function draftOf(person: Person | undefined): Draft {
  return {
    userName: person?.userName ?? "",
    name: person?.name ?? "",
    password: "",
    roles: person?.roles ?? [],
    permissions: person?.permissions ?? [],
  };
}
