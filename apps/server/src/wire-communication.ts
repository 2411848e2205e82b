import type { Clock, SecretKey } from "@counterfoil/platform";
import type { Db } from "./database.ts";
import type { Access } from "./modules/access/index.ts";
import { createCommunication } from "./modules/hub/index.ts";

/** Uploads of the price service come by OAuth2, and so by another permission than messages by SOAP. */
const permissionFor = (scenario: string) => (scenario === "OPP" ? "prices.upload" : "masterData.send");

/** With whom the hub speaks; technical users are those of access. */
export function wireCommunication(options: {
  db: Db;
  clock: Clock;
  secretKey: SecretKey;
  access: Pick<Access, "listTechnicalUsers">;
}) {
  async function judgeUser(userName: string, scenario: string): Promise<string | undefined> {
    const user = (await options.access.listTechnicalUsers()).find((each) => each.userName === userName);
    if (!user) return `There is no technical user ${userName}.`;
    const needed = permissionFor(scenario);
    return user.permissions.includes(needed) ? undefined : `${userName} lacks the permission ${needed}.`;
  }
  return createCommunication({ ...options, judgeUser });
}
