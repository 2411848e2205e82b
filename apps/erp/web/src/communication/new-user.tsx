import { api } from "@counterfoil/ui";
import { ProblemStrip, Secret } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";

type Created = { userName: string; secret: string };
const permissions = ["idoc.send", "odata.read", "odata.write"];

/** Makes the communication user by which the other side calls; its secret is shown here and never again. */
export function NewCommunicationUser(props: { userName: string; onCreated: (userName: string) => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: (userName: string) =>
      api<Created>("/api/access/technical-users", { method: "POST", body: { userName, permissions } }),
    onSuccess: async ({ userName }) => {
      await queryClient.invalidateQueries({ queryKey: ["technical-users"] });
      props.onCreated(userName);
    },
  });
  return (
    <div>
      <ProblemStrip error={create.error} />
      {create.data ? (
        <Secret label={t("setup.secretOf", { userName: create.data.userName })} value={create.data.secret} />
      ) : (
        <Button
          disabled={create.isPending || props.userName.trim() === ""}
          onClick={() => create.mutate(props.userName.trim())}
        >
          {t("setup.createUser")}
        </Button>
      )}
    </div>
  );
}
