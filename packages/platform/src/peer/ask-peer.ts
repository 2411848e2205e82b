import { bearerOf, forgetToken } from "./access-tokens.ts";
import { type Answer, type Exchange, exchange } from "./exchange.ts";
import type { Peer } from "./peer.ts";

/** One call as who we are there. A token that is not taken is fetched anew, once. */
export async function askPeer(peer: Peer, call: Exchange): Promise<Answer> {
  const first = await ask(peer, call);
  if (first.status !== 401 || peer.auth.kind !== "oauth2") return first;
  forgetToken(peer.auth);
  return ask(peer, call);
}

async function ask(peer: Peer, call: Exchange): Promise<Answer> {
  return exchange(peer, { ...call, headers: { ...call.headers, ...(await authorisation(peer)) } });
}

/** By certificate nothing is said here: the connection has said it. */
async function authorisation(peer: Peer): Promise<Record<string, string>> {
  const { auth } = peer;
  if (auth.kind === "certificate") return {};
  if (auth.kind === "oauth2") return { authorization: await bearerOf(peer, auth) };
  return { authorization: `Basic ${Buffer.from(`${auth.userName}:${auth.secret}`).toString("base64")}` };
}
