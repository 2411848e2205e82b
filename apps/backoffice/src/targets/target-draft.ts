import type { Target, TargetAuth } from "./targets.ts";

export type TargetDraft = {
  targetId: string;
  name: string;
  url: string;
  kind: TargetAuth["kind"];
  tokenUrl: string;
  user: string;
  secret: string;
  stores: string[];
  mode: Target["mode"];
  active: boolean;
};

export function draftOf(target: Target | undefined): TargetDraft {
  return {
    targetId: target?.targetId ?? "",
    name: target?.name ?? "",
    url: target?.url ?? "",
    kind: target?.auth.kind ?? "oauth2",
    tokenUrl: target?.auth.kind === "oauth2" ? target.auth.tokenUrl : "",
    user: target?.auth.user ?? "",
    secret: "",
    stores: target?.stores ?? [],
    mode: target?.mode ?? "delta",
    active: target?.active ?? true,
  };
}

/** Fields that must be filled in. A secret that is there stays when nothing is typed. */
export function missingIn(draft: TargetDraft, isNew: boolean): string[] {
  const needed = ["name", "url", "user", ...(draft.kind === "oauth2" ? ["tokenUrl"] : [])];
  const texts = [...(isNew ? ["targetId", "secret"] : []), ...needed] as (keyof TargetDraft)[];
  return [
    ...texts.filter((name) => String(draft[name]).trim() === ""),
    ...(draft.stores.length === 0 ? ["stores"] : []),
  ];
}

export function targetOf({ kind, tokenUrl, user, secret, ...facts }: TargetDraft) {
  const auth: TargetAuth =
    kind === "oauth2" ? { kind, tokenUrl: tokenUrl.trim(), user: user.trim() } : { kind, user: user.trim() };
  return {
    ...facts,
    targetId: facts.targetId.trim(),
    name: facts.name.trim(),
    url: facts.url.trim(),
    auth,
    ...(secret !== "" && { secret }),
  };
}
