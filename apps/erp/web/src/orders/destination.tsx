import { api } from "@counterfoil/ui";
import { Facts, FormDialog, Loadable, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Destination, destinationPath } from "./procedure.ts";

/** The price calculation that orders ask. */
export function DestinationSection() {
  const { t } = useTranslation();
  const mayConfigure = usePermission("orders.configure");
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ["pricing-destination"],
    queryFn: ({ signal }) => api<Destination>(destinationPath, { signal }),
  });
  return (
    <Loadable inside query={query}>
      {(destination) => (
        <>
          <Facts
            facts={(["calculateUrl", "tokenUrl", "clientId"] as const).map((name) => ({
              label: t(`procedure.${name}`),
              value: destination[name],
            }))}
          />
          {mayConfigure && <Button onClick={() => setEditing(true)}>{t("procedure.editDestination")}</Button>}
          {editing && <DestinationForm destination={destination} onClose={() => setEditing(false)} />}
        </>
      )}
    </Loadable>
  );
}

function DestinationForm({ destination, onClose }: { destination: Destination; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({
    calculateUrl: destination.calculateUrl ?? "",
    tokenUrl: destination.tokenUrl ?? "",
    clientId: destination.clientId ?? "",
    secret: "",
  });
  const save = useMutation({
    mutationFn: () => {
      const { secret, ...rest } = draft;
      return api(destinationPath, { method: "PUT", body: { ...rest, ...(secret !== "" && { secret }) } });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("procedure.destinationSaved"));
      onClose();
    },
  });
  const field = (name: keyof typeof draft, options: { type?: "Password"; hint?: string } = {}) => (
    <TextField
      name={name}
      label={t(`procedure.${name}`)}
      value={draft[name]}
      error={save.error}
      onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
      {...options}
    />
  );
  return (
    <FormDialog
      title={t("procedure.destination")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      {field("calculateUrl", { hint: t("procedure.calculateUrlHint") })}
      {field("tokenUrl")}
      {field("clientId")}
      {field("secret", { type: "Password", ...(destination.hasSecret && { hint: t("receivers.secretKept") }) })}
    </FormDialog>
  );
}
