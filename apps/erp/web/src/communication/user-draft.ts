import type { SignInDraft } from "@counterfoil/ui/communication";
import type { OutboundUser } from "./communication.ts";

export type UserDraft = SignInDraft & { userName: string };

export function userDraftOf(user?: OutboundUser): UserDraft {
  return {
    userName: user?.userName ?? "",
    kind: user?.kind ?? "basic",
    tokenUrl: user?.tokenUrl ?? "",
    certificate: user?.pem ?? "",
    secret: "",
  };
}

/** Names of fields that must be filled in. */
export function missingInUser(draft: UserDraft, hasSecret: boolean): string[] {
  const needed = [
    "userName",
    ...(draft.kind === "certificate" ? ["certificate"] : []),
    ...(hasSecret ? [] : ["secret"]),
  ] as (keyof UserDraft)[];
  return needed.filter((name) => draft[name].trim() === "");
}

/** As the ERP takes it. */
export function userOf({ kind, tokenUrl, certificate, secret }: UserDraft) {
  return {
    kind,
    ...(kind === "oauth2" && tokenUrl.trim() !== "" && { tokenUrl: tokenUrl.trim() }),
    ...(kind === "certificate" && { certificate: certificate.trim() }),
    ...(secret !== "" && { secret }),
  };
}
