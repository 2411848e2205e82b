import { api, navigate } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Place, useReread } from "./structure.ts";

type Props = { group?: Place; parent?: Place; onClose: () => void };

/** Creates a group of stores, below another one or right below the company, or gives one another name. */
export function GroupDialog({ group, parent, onClose }: Props) {
  const { t } = useTranslation();
  const reread = useReread();
  const [groupId, setGroupId] = useState(group?.id ?? "");
  const [name, setName] = useState(group?.name ?? "");
  const save = useMutation({
    mutationFn: () =>
      api(`/api/organisation/store-groups/${encodeURIComponent(groupId.trim())}`, {
        method: "PUT",
        body: { name: name.trim(), ...(!group && { parentId: parent?.id ?? null }) },
      }),
    onSuccess: async () => {
      await reread();
      say(t("structure.saved"));
      onClose();
      if (!group) navigate("OrganisationalStructure-display", { Node: `group/${groupId.trim()}` });
    },
  });
  return (
    <FormDialog
      title={group ? t("structure.renameOf", { node: group.name }) : t("structure.createGroup")}
      confirm={t(group ? "ui.save" : "ui.create")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        name="groupId"
        label={t("structure.groupId")}
        hint={t("structure.groupIdHint")}
        value={groupId}
        disabled={group !== undefined}
        autoFocus={group === undefined}
        error={save.error}
        onChange={setGroupId}
      />
      <TextField name="name" label={t("stores.name")} value={name} error={save.error} onChange={setName} required />
    </FormDialog>
  );
}
