import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect } from "react";
import { ApiProblem, api, onSignedOut } from "../api.ts";

export type Me = {
  personId: string;
  userName: string;
  name: string;
  roles: string[];
  permissions: string[];
  twoFactor: boolean;
  /** To be done before anything else opens. */
  duty?: "changePassword" | "setUpSecondFactor";
};

const meKey = ["me"];
const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; undefined while nobody is. Any 401 ends the session on screen, whoever asked. */
export function useSession() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: meKey, queryFn: readMe, staleTime: 60_000 });
  useEffect(
    () =>
      onSignedOut(() => {
        if (queryClient.getQueryData(meKey)) queryClient.setQueryData(meKey, null);
      }),
    [queryClient],
  );
  return query;
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
  /** Starts with an empty memory: what the person before has read must not show. */
  async function enter(): Promise<void> {
    const me = await readMe();
    forgetOthers(queryClient);
    queryClient.setQueryData(meKey, me);
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
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
}

async function readMe(): Promise<Me | null> {
  try {
    return await api<Me>("/api/access/me");
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}
