import { api } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Person, roleNames } from "./access.ts";

type Draft = { userName: string; name: string; password: string; roles: string[]; locked: boolean };

/** Creates a person, or changes one: name, roles, lock and, when given, a new password. */
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
        hint={person ? t("people.passwordKept") : t("ui.passwordRule")}
        required={!person}
      />
      <Roles roles={draft.roles} onChange={(roles) => change({ roles })} />
      {person && (
        <CheckBox
          text={t("people.lockedHint")}
          checked={draft.locked}
          onChange={(event) => change({ locked: event.target.checked })}
        />
      )}
    </FormDialog>
  );
}

function Roles({ roles, onChange }: { roles: string[]; onChange: (roles: string[]) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="roles">
      <legend>{t("people.roles")}</legend>
      {roleNames.map((role) => (
        <CheckBox
          key={role}
          text={t(`role.${role}`)}
          checked={roles.includes(role)}
          onChange={(event) =>
            onChange(event.target.checked ? [...roles, role] : roles.filter((each) => each !== role))
          }
        />
      ))}
    </fieldset>
  );
}

function useSave(person: Person | undefined, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) => {
      const { userName, password, locked, ...rest } = draft;
      if (!person) return api("/api/access/people", { method: "POST", body: { userName, password, ...rest } });
      const body = { ...rest, locked, ...(password !== "" && { password }) };
      return api(`/api/access/people/${encodeURIComponent(person.personId)}`, { method: "PATCH", body });
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
    locked: person?.lockedAt !== undefined,
  };
}
