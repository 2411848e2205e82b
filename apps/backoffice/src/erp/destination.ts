import { api } from "@counterfoil/ui";
import { usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";

/** As the hub of the server answers about the system that messages go to. The secret never comes back. */
export type Connection = {
  url: string;
  userName: string;
  client: string;
  senderPort: string;
  receiverPort: string;
  receiver: string;
};

export const connectionPath = "/api/hub/erp-connection";

/** `null` before it is set up. */
export function useConnection() {
  const enabled = usePermission("hub.read");
  return useQuery({
    queryKey: ["erp-connection"],
    queryFn: async ({ signal }) =>
      (await api<{ connection: Connection | null }>(connectionPath, { signal })).connection,
    staleTime: 60_000,
    enabled,
  });
}
