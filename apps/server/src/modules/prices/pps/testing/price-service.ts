import { readFileSync } from "node:fs";
import type { Suite } from "../../../../testing/suite.ts";

export const tutorial = (file: string): string =>
  readFileSync(new URL(`../../../../../../../packages/sap/test-data/opp/${file}`, import.meta.url), "utf8");

type Options = { type?: string; accept?: string; tenant?: string; bearer?: string };

/** A client of the price service, as another program would be one. */
export async function openPriceService(suite: Suite, userName = "opp") {
  const created = await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", {
    userName,
    permissions: ["prices.calculate", "prices.upload"],
  });
  const { secret } = created.body;
  const answer = await suite.call<{ access_token: string }>("POST", "/oauth/token", {
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: userName,
      client_secret: secret,
    }).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  const token = answer.body.access_token;
  return {
    token,
    secret,
    upload: async (xml: string): Promise<void> => {
      const headers = { "content-type": "application/xml" };
      const { status, text } = await suite.call("POST", "/idocinbound", { body: xml, token, headers });
      if (status !== 200) throw new Error(text);
    },
    calculate: <Body>(request: string, { type = "xml", accept, tenant = "demo", bearer = token }: Options = {}) =>
      suite.call<Body>("POST", `/restapi/${tenant}`, {
        body: request,
        token: bearer,
        headers: { "content-type": `application/${type}`, ...(accept === undefined ? {} : { accept }) },
      }),
  };
}

export type PriceService = Awaited<ReturnType<typeof openPriceService>>;
