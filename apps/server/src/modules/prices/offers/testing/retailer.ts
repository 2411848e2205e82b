import { articleDraft, articleMessage } from "../../../hub/inbound/testing/messages.ts";
import { runServer } from "../../../hub/inbound/testing/running-server.ts";

export const password = "correct horse battery";
const tea = {
  id: "TEA",
  path: [
    { id: "DRINKS", name: "Drinks" },
    { id: "TEA", name: "Tea" },
  ],
};
const lights = {
  id: "LIGHTS",
  path: [
    { id: "HOME", name: "Home" },
    { id: "LIGHTS", name: "Lights" },
  ],
};

/** A server with four articles in a published book, somebody who writes offers, and somebody else who approves them. */
export async function openRetailer(databaseUrl: string) {
  const server = await runServer(databaseUrl);
  const price = (amountMinor: number) => [
    { unit: "PC", validity: { from: "2010-01-01", to: "9999-12-31" }, price: { currency: "GBP", amountMinor } },
  ];
  const articles = [
    articleDraft("TEA-1", {
      merchandiseCategory: tea,
      prices: price(400),
      attributes: [{ name: "colour", value: "green" }],
    }),
    articleDraft("TEA-2", { merchandiseCategory: tea, prices: price(300) }),
    articleDraft("LAMP", { merchandiseCategory: lights, prices: price(2000) }),
    articleDraft("CANDLE", { merchandiseCategory: lights, prices: price(100) }),
  ];
  const sent = await server.call(
    "POST",
    "/ccos/soap/ProductMerchandiseViewReplicationBulkRequest_In",
    articleMessage(articles),
    { authorization: server.basic, "content-type": "text/xml" },
  );
  if (sent.status !== 202) throw new Error(sent.text);
  const signIn = async (userName: string, roles: string[]) => {
    await server.json("POST", "/api/access/people", {
      temporaryPassword: false,
      userName,
      name: userName,
      password,
      roles,
    });
    return caller(server.address, userName);
  };
  const [writer, approver] = [await signIn("writer", ["merchandiser"]), await signIn("approver", ["offerApprover"])];
  await priced(writer);
  return { ...server, writer, approver, other: await signIn("other", ["merchandiser", "offerApprover"]) };
}

export type Answer<Body> = { status: number; body: Body; text: string };
export type Person = Awaited<ReturnType<typeof caller>>;

/** Somebody who has signed in. */
async function caller(address: string, userName: string) {
  const session = await fetch(`${address}/api/access/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ userName, password }),
  });
  const cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return async <Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> => {
    const isText = typeof body === "string";
    const response = await fetch(`${address}/api/prices${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { "content-type": isText ? "text/csv" : "application/json" }) },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return { status: response.status, text, body: (isJson ? JSON.parse(text) : undefined) as Body };
  };
}

async function priced(person: Person): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 50)))
    if ((await person("GET", "/articles/CANDLE")).status === 200 && (await currentBook(person)) !== null) return;
  throw new Error("no book");
}

export async function currentBook(person: Person): Promise<number | null> {
  return (await person<{ number: number | null }>("GET", "/books/current")).body.number;
}
