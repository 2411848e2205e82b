import { api } from "@counterfoil/ui";
import { Loadable, ProblemStrip, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Connection, connectionPath, useConnection } from "./destination.ts";

const nowhere: Connection = {
  url: "",
  userName: "",
  client: "100",
  senderPort: "CFSERVER",
  receiverPort: "CFERP",
  receiver: "CFERP100",
};
const fields = ["url", "userName", "client", "senderPort", "receiverPort", "receiver"] as const;

export function ConnectionForm() {
  return (
    <Loadable inside query={useConnection()}>
      {(connection) => <Fields connection={connection ?? nowhere} />}
    </Loadable>
  );
}

function Fields({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ ...connection, secret: "" });
  const save = useSave(() => setDraft((before) => ({ ...before, secret: "" })));
  const field = (name: (typeof fields)[number] | "secret") => (
    <TextField
      key={name}
      name={name}
      label={t(`erp.${name}`)}
      value={draft[name]}
      error={save.error}
      onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
      {...(name === "secret" && { type: "Password" as const, hint: t("erp.secretKept") })}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <ProblemStrip error={save.error} />
      <div className="form">
        {fields.map(field)}
        {field("secret")}
      </div>
      <p>
        <Button design="Emphasized" type="Submit" disabled={save.isPending}>
          {t("ui.save")}
        </Button>
      </p>
    </form>
  );
}

function useSave(onSaved: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ secret, ...rest }: Connection & { secret: string }) =>
      api(connectionPath, { method: "PUT", body: { ...rest, ...(secret !== "" && { secret }) } }),
    onSuccess: () => {
      say(t("erp.saved"));
      onSaved();
      return queryClient.invalidateQueries();
    },
  });
}
