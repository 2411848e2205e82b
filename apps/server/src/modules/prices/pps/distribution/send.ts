import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { Agent, request } from "undici";
import type { Target } from "./target.ts";

const agent = new Agent({ connect: { timeout: 5000 }, connections: 4, keepAliveTimeout: 10_000 });
const TIMEOUT_MS = 60_000;
const ANSWER_BYTES_AT_MOST = 64 * 1024;

/** Addresses of the machine's own network segment, where clouds keep the secrets of machines. */
const forbidden = new BlockList();
forbidden.addSubnet("169.254.0.0", 16, "ipv4");
forbidden.addSubnet("0.0.0.0", 8, "ipv4");
forbidden.addSubnet("fe80::", 10, "ipv6");

/** Said of this document and no other: sending it again unchanged is of no use. */
const aboutTheDocument = new Set([400, 409, 413, 415, 422]);

export class SendFailure extends Error {
  readonly refused: boolean;
  constructor(message: string, refused: boolean) {
    super(message);
    this.name = "SendFailure";
    this.refused = refused;
  }
}

/** Sends a document to its target or throws a SendFailure. Redirects are not followed: they could lead anywhere. */
export async function sendDocument(target: Target, content: Buffer): Promise<void> {
  const first = await post(target.url, content, await authorisation(target));
  if (first.status === 401 && target.auth.kind === "oauth2") {
    tokens.delete(target.targetId);
    return judge(await post(target.url, content, await authorisation(target)));
  }
  return judge(first);
}

function judge({ status, text }: Answer): void {
  if (status >= 200 && status < 300) return;
  const words = text.replace(/\s+/g, " ").slice(0, 500);
  throw new SendFailure(
    `The target answered ${status}${words === "" ? "." : `: ${words}`}`,
    aboutTheDocument.has(status),
  );
}

type Answer = { status: number; text: string };

async function post(url: string, body: Buffer | string, headers: Record<string, string>): Promise<Answer> {
  try {
    await refuseForbidden(url);
    const answer = await request(url, {
      method: "POST",
      dispatcher: agent,
      headers: { "content-type": "application/xml; charset=utf-8", ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: answer.statusCode, text: await readSome(answer.body) };
  } catch (error) {
    if (error instanceof SendFailure) throw error;
    const { code, message } = error as { code?: string; message: string };
    throw new SendFailure(`The target cannot be reached: ${code ?? message}.`, false);
  }
}

async function readSome(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes <= ANSWER_BYTES_AT_MOST) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function refuseForbidden(url: string): Promise<void> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  for (const { address, family } of addresses)
    if (forbidden.check(address, family === 6 ? "ipv6" : "ipv4"))
      throw new SendFailure(`${host} is ${address}, where nothing is sent to.`, true);
}

const tokens = new Map<string, { header: string; until: number }>();

async function authorisation({ targetId, auth, secret }: Target): Promise<Record<string, string>> {
  const basic = `Basic ${Buffer.from(`${auth.user}:${secret}`).toString("base64")}`;
  if (auth.kind === "basic") return { authorization: basic };
  const known = tokens.get(targetId);
  if (known !== undefined && known.until > Date.now()) return { authorization: known.header };
  const form = {
    authorization: basic,
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
  };
  const { status, text } = await post(auth.tokenUrl, "grant_type=client_credentials", form);
  const token = status === 200 ? readToken(text) : undefined;
  if (token === undefined) throw new SendFailure(`No token: the token service answered ${status}.`, false);
  const header = `Bearer ${token.access_token}`;
  tokens.set(targetId, { header, until: Date.now() + Math.max(0, (token.expires_in ?? 60) - 30) * 1000 });
  return { authorization: header };
}

function readToken(text: string): { access_token: string; expires_in?: number } | undefined {
  try {
    const answer = JSON.parse(text) as { access_token?: unknown; expires_in?: number };
    return typeof answer.access_token === "string" ? (answer as { access_token: string }) : undefined;
  } catch {
    return undefined;
  }
}
