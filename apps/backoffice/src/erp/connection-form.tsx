import { ApiProblem, api } from "@counterfoil/ui";
import { Loadable, ProblemStrip, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Destination, destinationPath } from "./destination.ts";

const nowhere: Destination = { baseUrl: "", user: "" };

export function ConnectionForm() {
  const query = useQuery({ queryKey: ["erp-destination"], queryFn: readDestination });
  return <Loadable query={query}>{(destination) => <Fields destination={destination} />}</Loadable>;
}

function Fields({ destination }: { destination: Destination }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({ baseUrl: destination.baseUrl, user: destination.user, secret: "" });
  const save = useMutation({
    mutationFn: () => {
      const { secret, ...rest } = draft;
      return api(destinationPath, { method: "PUT", body: { ...rest, ...(secret !== "" && { secret }) } });
    },
    onSuccess: () => {
      say(t("erp.saved"));
      setDraft((before) => ({ ...before, secret: "" }));
      return queryClient.invalidateQueries();
    },
  });
  const field = (name: "baseUrl" | "user" | "secret", type?: "Password") => (
    <TextField
      name={name}
      label={t(`erp.${name}`)}
      value={draft[name]}
      error={save.error}
      onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
      {...(type && { type, hint: t("erp.secretKept") })}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ProblemStrip error={save.error} />
      <div className="form">
        {field("baseUrl")}
        {field("user")}
        {field("secret", "Password")}
      </div>
      <p>
        <Button design="Emphasized" type="Submit" disabled={save.isPending}>
          {t("ui.save")}
        </Button>
      </p>
    </form>
  );
}

/** Before it is set up there is none: then the form starts empty. */
async function readDestination({ signal }: { signal: AbortSignal }): Promise<Destination> {
  try {
    return await api<Destination>(destinationPath, { signal });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return nowhere;
    throw error;
  }
}
