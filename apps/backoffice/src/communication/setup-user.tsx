import { api, intentHref } from "@counterfoil/ui";
import { DataTable, ProblemStrip, Secret, TextField, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type KnownUser, useTechnicalUsers } from "./technical-user-choice.tsx";

/** The name under which the other system sends to us. Its secret is shown once. */
export function SetupUser() {
  const { t } = useTranslation();
  const mayManage = usePermission("people.manage");
  if (!mayManage)
    return (
      <MessageStrip design="Information" hideCloseButton>
        {t("setup.userNeedsAdministrator")}
      </MessageStrip>
    );
  return (
    <>
      <Known />
      <NewUser />
    </>
  );
}

function Known() {
  const { t } = useTranslation();
  const query = useTechnicalUsers();
  const users = (query.data ?? []).filter(({ permissions }) =>
    permissions.some((each) => each === "masterData.send" || each === "prices.upload"),
  );
  return (
    <>
      <ProblemStrip error={query.error} />
      <DataTable<KnownUser>
        name={t("setup.users")}
        rows={users}
        rowKey={({ userName }) => userName}
        nothing={t("setup.noUser")}
        loading={query.isPending}
        columns={[
          textColumn("userName", t("technical.user"), ({ userName }) => userName, { importance: 9 }),
          textColumn("permissions", t("setup.permissions"), ({ permissions }) => permissions.join(", "), {
            importance: 5,
            minWidth: "12rem",
          }),
        ]}
      />
      <p>
        <Link href={intentHref("TechnicalUser-search")}>{t("setup.link.TechnicalUser-search")}</Link>
      </p>
    </>
  );
}

type Created = { userName: string; secret: string };

const createUser = (userName: string, description: string, permission: string) =>
  api<Created>("/api/access/technical-users", {
    method: "POST",
    body: { userName, description, permissions: [permission] },
  });

/** Two, as the ERP keeps one way of signing in per user: by name and secret for master data, as OAuth client for prices. */
function NewUser() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [userName, setUserName] = useState("");
  const create = useMutation({
    mutationFn: async () => [
      await createUser(userName, t("setup.userDescription"), "masterData.send"),
      await createUser(`${userName}-prices`, t("setup.clientDescription"), "prices.upload"),
    ],
    onSuccess: () => queryClient.invalidateQueries(),
  });
  if (create.data)
    return create.data.map((user) => (
      <Secret key={user.userName} label={t("setup.secretOf", { userName: user.userName })} value={user.secret} />
    ));
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (userName !== "") create.mutate();
      }}
    >
      <ProblemStrip error={create.error} />
      <TextField
        name="userName"
        label={t("technical.user")}
        hint={t("setup.userHint")}
        value={userName}
        error={create.error}
        onChange={setUserName}
      />
      <p>
        <Button type="Submit" disabled={create.isPending || userName === ""}>
          {t("setup.createUser")}
        </Button>
      </p>
    </form>
  );
}
