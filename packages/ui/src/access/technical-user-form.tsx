import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FormDialog, ReadDialog } from "../fiori/dialogs.tsx";
import { TextField } from "../fiori/form.tsx";
import { Secret } from "../fiori/secret.tsx";
import { say } from "../fiori/toasts.tsx";
import { type TechnicalUser, technicalPath, useTechnicalPermissions } from "./access.ts";
import { Choices } from "./choices.tsx";
import { NetworksField, networksOf } from "./networks-field.tsx";

type Draft = { userName: string; description: string; permissions: string[]; networks: string };

/** A new technical user, whose secret is shown at the end; or what one may do, and from where. */
export function TechnicalUserForm({ user, onClose }: { user?: TechnicalUser; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => draftOf(user));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const known = useTechnicalPermissions();
  const save = useSave(user, onClose);
  if (save.data)
    return (
      <ReadDialog title={t("technical.created", { userName: save.data.userName })} onClose={onClose}>
        <Secret label={t("technical.secret")} value={save.data.secret} />
      </ReadDialog>
    );
  return (
    <FormDialog
      title={user ? t("technical.created", { userName: user.userName }) : t("technical.create")}
      confirm={t(user ? "ui.save" : "ui.create")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(draft)}
      onClose={onClose}
    >
      {!user && (
        <TextField
          name="userName"
          label={t("technical.user")}
          value={draft.userName}
          onChange={(userName) => change({ userName })}
          error={save.error}
          required
        />
      )}
      <TextField
        name="description"
        label={t("technical.description")}
        value={draft.description}
        onChange={(description) => change({ description })}
      />
      <Choices
        legend={t("people.permissions")}
        options={(known.data ?? []).map((value) => ({ value, text: t(`permission.${value}`, value) }))}
        chosen={draft.permissions}
        onChange={(permissions) => change({ permissions })}
      />
      <NetworksField value={draft.networks} onChange={(networks) => change({ networks })} error={save.error} />
    </FormDialog>
  );
}

function useSave(user: TechnicalUser | undefined, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ userName, networks, ...rest }: Draft) => {
      const body = { ...rest, networks: networksOf(networks) };
      const create = { method: "POST", body: { userName, ...body } } as const;
      if (!user) return api<{ userName: string; secret: string } | undefined>(technicalPath, create);
      return api<undefined>(`${technicalPath}/${encodeURIComponent(user.userName)}`, { method: "PATCH", body });
    },
    onSuccess: async (created) => {
      await queryClient.invalidateQueries({ queryKey: ["technical-users"] });
      if (created) return;
      say(t("technical.saved"));
      onClose();
    },
  });
}

function draftOf(user: TechnicalUser | undefined): Draft {
  return {
    userName: user?.userName ?? "",
    description: user?.description ?? "",
    permissions: user?.permissions ?? [],
    networks: user?.networks.join("\n") ?? "",
  };
}
