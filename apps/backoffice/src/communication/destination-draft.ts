import type { CommunicationDestination, DestinationAuthFacts } from "@counterfoil/contracts";

export type DestinationDraft = {
  use: CommunicationDestination["use"];
  url: string;
  kind: DestinationAuthFacts["kind"];
  user: string;
  tokenUrl: string;
  certificate: string;
  secret: string;
};

export function draftOf(
  destination: CommunicationDestination | undefined,
  use: DestinationDraft["use"],
): DestinationDraft {
  const auth = destination?.auth;
  return {
    use: destination?.use ?? use,
    url: destination?.url ?? "",
    kind: auth?.kind ?? "basic",
    user: auth?.kind === "basic" ? auth.userName : auth?.kind === "oauth2" ? auth.clientId : "",
    tokenUrl: auth?.kind === "oauth2" ? auth.tokenUrl : "",
    certificate: auth?.kind === "certificate" ? auth.certificate : "",
    secret: "",
  };
}

/** Fields that must be filled in. The server keeps a secret for the same address and user only, and says so otherwise. */
export function missingIn(draft: DestinationDraft, isNew: boolean): string[] {
  const byKind = { basic: ["user"], oauth2: ["tokenUrl", "user"], certificate: ["certificate"] }[draft.kind];
  const needed = ["url", ...byKind, ...(isNew ? ["secret"] : [])] as (keyof DestinationDraft)[];
  return needed.filter((name) => draft[name].trim() === "");
}

export function destinationOf({ url, kind, user, tokenUrl, certificate, secret }: DestinationDraft) {
  const auth: DestinationAuthFacts =
    kind === "certificate"
      ? { kind, certificate: certificate.trim() }
      : kind === "oauth2"
        ? { kind, tokenUrl: tokenUrl.trim(), clientId: user.trim() }
        : { kind, userName: user.trim() };
  return { url: url.trim(), auth, ...(secret !== "" && { secret }) };
}
