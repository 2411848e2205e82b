import { api } from "@counterfoil/ui";
import { useChange } from "@counterfoil/ui/communication";
import { ChoiceField, FormDialog, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OutboundUser, type System, systemUserPath } from "./communication.ts";

type OutboundProps = { system: System; user?: OutboundUser; onClose: () => void };

/** As whom we call, by Basic or by tokens; the secret is never shown again. */
export function OutboundUserDialog({ system, user, onClose }: OutboundProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({
    userName: user?.userName ?? "",
    kind: user?.kind ?? ("basic" as OutboundUser["kind"]),
    tokenUrl: user?.tokenUrl ?? "",
    secret: "",
  });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useChange(
    ({ userName, kind, tokenUrl, secret }: typeof draft) =>
      api(systemUserPath(system.systemId, "outbound", userName), {
        method: "PUT",
        body: { kind, ...(kind === "oauth2" && tokenUrl !== "" && { tokenUrl }), ...(secret !== "" && { secret }) },
      }),
    () => {
      say(t("systems.userSaved"));
      onClose();
    },
  );
  return (
    <FormDialog
      title={t("systems.outboundUser")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={() => draft.userName !== "" && save.mutate(draft)}
    >
      <TextField
        name="userName"
        label={t("systems.user")}
        value={draft.userName}
        disabled={user !== undefined}
        error={save.error}
        required
        onChange={(userName) => change({ userName })}
      />
      <ChoiceField
        label={t("systems.signIn")}
        value={draft.kind}
        onChange={(kind) => change({ kind: kind as OutboundUser["kind"] })}
        options={["basic", "oauth2"].map((value) => ({ value, text: t(`signIn.${value}`) }))}
      />
      {draft.kind === "oauth2" && (
        <TextField
          name="tokenUrl"
          label={t("systems.tokenUrl")}
          value={draft.tokenUrl}
          error={save.error}
          hint={t("systemHint.tokenUrl")}
          onChange={(tokenUrl) => change({ tokenUrl })}
        />
      )}
      <TextField
        name="secret"
        type="Password"
        label={t("systems.secret")}
        value={draft.secret}
        error={save.error}
        required={!user?.hasSecret}
        {...(user?.hasSecret && { hint: t("systemHint.secret") })}
        onChange={(secret) => change({ secret })}
      />
    </FormDialog>
  );
}

type KnownUser = { userName: string };

/** Only who manages communication users may see them all; others type the name. */
export function useKnownUsers(): string[] {
  const enabled = usePermission("technicalUsers.manage");
  const query = useQuery({
    queryKey: ["technical-users", "known"],
    queryFn: async ({ signal }) => (await api<{ items: KnownUser[] }>("/api/access/technical-users", { signal })).items,
    enabled,
  });
  return (query.data ?? []).map(({ userName }) => userName);
}

export function InboundUserDialog({ system, onClose }: { system: System; onClose: () => void }) {
  const { t } = useTranslation();
  const known = useKnownUsers().filter((userName) => !system.inboundUsers.includes(userName));
  const [typed, setTyped] = useState<string>();
  const userName = typed ?? known[0] ?? "";
  const save = useChange(
    (given: string) => api(systemUserPath(system.systemId, "inbound", given), { method: "PUT" }),
    () => {
      say(t("systems.userSaved"));
      onClose();
    },
  );
  return (
    <FormDialog
      title={t("systems.inboundUser")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={() => userName !== "" && save.mutate(userName)}
    >
      {known.length > 0 ? (
        <ChoiceField
          label={t("technical.user")}
          value={userName}
          onChange={setTyped}
          options={known.map((value) => ({ value, text: value }))}
        />
      ) : (
        <TextField name="userName" label={t("technical.user")} value={userName} required onChange={setTyped} />
      )}
      <p className="hint">{t("systemHint.inboundUser")}</p>
    </FormDialog>
  );
}
