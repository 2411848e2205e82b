import type { Door } from "./door.ts";
import type { Credentials } from "./technical-users.ts";

/** The server's side of the connection: where its IDocs go and its questions are answered, in SAP's terms client and ports. */
export async function putErpConnection(
  server: Door,
  { erpUrl, user, password }: Credentials & { erpUrl: string },
): Promise<void> {
  await server.put("/api/hub/erp-connection", {
    url: erpUrl,
    userName: user,
    secret: password,
    client: "100",
    senderPort: "CFSERVER",
    receiverPort: "CFERP",
    receiver: "CFERP100",
  });
}
