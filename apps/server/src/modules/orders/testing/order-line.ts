import type { Arrangement } from "@counterfoil/contracts";
import { intercept, type Verdict } from "../../../../../../e2e/support/interceptor.ts";
import type { Suite } from "../../../testing/suite.ts";

/** The line over which orders reach the ERP, for a test to cut or to slow down. */
export async function orderLine(erpUrl: string) {
  const line = {
    /** What becomes of the ERP's answers. */
    verdict: (_method: string): Verdict => "pass",
    /** Orders reach the ERP when it is too late for us. */
    late: undefined as Promise<void> | undefined,
    /** Orders that went out, and what the ERP answered to them. */
    sent: 0,
    posts: [] as number[],
    url: "",
    close: async () => {},
  };
  const { url, close } = await intercept(
    erpUrl,
    ({ method, path, status }) => {
      if (!path.includes("A_SalesOrder")) return "pass";
      if (method === "POST") line.posts.push(status);
      return line.verdict(method);
    },
    ({ method }) => {
      if (method !== "POST") return undefined;
      line.sent += 1;
      return line.late;
    },
  );
  return Object.assign(line, { url, close });
}

/** The arranged service by which orders go out. */
export function orderService(asAdmin: Suite["asAdmin"]) {
  const path = "/api/hub/communication-arrangements";
  return {
    set: (active: boolean) => asAdmin("PUT", `${path}/ERP/SAP_COM_0109`, { services: { orderCreation: { active } } }),
    async figures() {
      const { body } = await asAdmin<{ items: Arrangement[] }>("GET", path);
      return body.items.flatMap(({ services }) => services).find(({ service: name }) => name === "orderCreation");
    },
  };
}
