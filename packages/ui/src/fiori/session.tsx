import { focusManager, type QueryClient, type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect } from "react";
import { ApiProblem, api, onSignedOut } from "../api.ts";
import { focusUnsaved, hasUnsaved } from "../unsaved.ts";

export type Me = {
  personId: string;
  userName: string;
  name: string;
  roles: string[];
  permissions: string[];
  twoFactor: boolean;
  /** To be done before anything else opens. */
  duty?: "changePassword" | "setUpSecondFactor";
  /** From when it was read. */
  endsInSeconds: number;
  endsAtLatestInSeconds: number;
  /** The session is over; what was typed and not saved waits, out of sight, for the same person. */
  over?: true;
};

const meKey = ["me"];
const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; null while nobody is. Any 401 ends the session on screen, whoever asked. */
export function useSession() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: meKey, queryFn: () => readWho(queryClient), staleTime: 60_000 });
  useEffect(() => onSignedOut(() => endOnScreen(queryClient)), [queryClient]);
  return query;
}

async function readWho(queryClient: QueryClient): Promise<Me | null> {
  return (await readMe()) ?? whoWaits(queryClient);
}

/** Nobody, unless something typed would be lost. */
function whoWaits(queryClient: QueryClient): Me | null {
  const me = queryClient.getQueryData<Me | null>(meKey);
  if (!me) return null;
  if (me.over) return me;
  return hasUnsaved() ? { ...me, over: true } : null;
}

function endOnScreen(queryClient: QueryClient): void {
  const who = whoWaits(queryClient);
  // What is out of sight does not go on asking.
  focusManager.setFocused(who ? false : undefined);
  queryClient.setQueryData(meKey, who);
  if (!who) forgetOthers(queryClient);
}

/** How long the session lasts; `ask` does not count as an act of the person, `tell` does. */
export function useSessionTime() {
  const queryClient = useQueryClient();
  const { data, dataUpdatedAt } = useQuery({ queryKey: meKey, queryFn: () => readWho(queryClient), staleTime: 60_000 });
  const endsIn = data?.endsInSeconds ?? 0;
  const endsAt = dataUpdatedAt + endsIn * 1000;
  const note = (me: Me | null) => queryClient.setQueryData(meKey, me);
  return {
    readAt: dataUpdatedAt,
    endsAt,
    canStay: endsIn < (data?.endsAtLatestInSeconds ?? 0),
    tell: () => void api<Me>("/api/access/session/act", { method: "POST" }).then(note, () => undefined),
    /** Without an answer the screen keeps to what it knows. */
    ask: () => void readWho(queryClient).then(note, () => Date.now() >= endsAt && endOnScreen(queryClient)),
  };
}

export const MeProvider = ({ me, children }: { me: Me; children: ReactNode }) => (
  <MeContext value={me}>{children}</MeContext>
);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe needs somebody signed in");
  return me;
}

/** May the person on screen do it? The server asks again; this only decides what is offered. */
export function usePermission(permission: string): boolean {
  return useMe().permissions.includes(permission);
}

/** Signs in with name and password, and with a code where one is asked for. */
export function useSignIn() {
  const queryClient = useQueryClient();
  /** Another person starts with an empty memory: what the one before has read must not show. */
  async function enter(): Promise<void> {
    const before = queryClient.getQueryData<Me | null>(meKey);
    const me = await readMe();
    if (before?.personId !== me?.personId) forgetOthers(queryClient);
    queryClient.setQueryData(meKey, me);
    focusManager.setFocused(undefined);
    if (!before) return;
    void queryClient.invalidateQueries({ predicate: isOther });
    setTimeout(focusUnsaved, 100);
  }
  return {
    /** Answers whether a code is still to come. */
    async signIn(userName: string, password: string): Promise<boolean> {
      const body = { userName, password };
      const answer = await api<{ secondFactor: boolean } | undefined>("/api/access/session", { method: "POST", body });
      if (answer?.secondFactor) return true;
      await enter();
      return false;
    },
    async sendCode(body: { code: string } | { backupCode: string }): Promise<void> {
      await api("/api/access/session/code", { method: "POST", body });
      await enter();
    },
  };
}

export function useSignOut() {
  const queryClient = useQueryClient();
  return async () => {
    await api("/api/access/session", { method: "DELETE" });
    queryClient.setQueryData(meKey, null);
    forgetOthers(queryClient);
  };
}

/** Not `clear`: the screen that waits for the person would go on waiting for a query that is no more. */
function forgetOthers(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: isOther });
}

const isOther = ({ queryKey }: { queryKey: QueryKey }) => queryKey[0] !== meKey[0];

async function readMe(): Promise<Me | null> {
  try {
    return await api<Me>("/api/access/me");
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}
