import { api } from "@counterfoil/ui";
import { SignInFields, useChange } from "@counterfoil/ui/communication";
import { ChoiceField, FormDialog, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OutboundUser, type System, systemUserPath } from "./communication.ts";
import { missingInUser, type UserDraft, userDraftOf, userOf } from "./user-draft.ts";

type OutboundProps = { system: System; user?: OutboundUser; onClose: () => void };

/** As whom we call, and how we prove it. */
export function OutboundUserDialog({ system, user, onClose }: OutboundProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => userDraftOf(user));
  const [tried, setTried] = useState(false);
  const missing = tried ? missingInUser(draft, user?.hasSecret ?? false) : [];
  const change = (part: Partial<UserDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useChange(
    (given: UserDraft) =>
      api(systemUserPath(system.systemId, "outbound", given.userName.trim()), { method: "PUT", body: userOf(given) }),
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
      onConfirm={() => {
        setTried(true);
        if (missingInUser(draft, user?.hasSecret ?? false).length === 0) save.mutate(draft);
      }}
    >
      <SignInFields
        draft={draft}
        hasSecret={user?.hasSecret ?? false}
        missing={missing}
        error={save.error}
        onChange={change}
        tokenUrlHint={t("systemHint.tokenUrl")}
      >
        <TextField
          name="userName"
          label={t(`signIn.user.${draft.kind}`)}
          value={draft.userName}
          disabled={user !== undefined}
          refused={missing.includes("userName")}
          error={save.error}
          required
          {...(draft.kind === "certificate" && { hint: t("systemHint.certificateUser") })}
          onChange={(userName) => change({ userName })}
        />
      </SignInFields>
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
