import { type Observable, observable } from "../observable.ts";
import { type Server, ServerUnreachable } from "../sync/index.ts";

export const REHEARSAL_MS = 60_000;

export type Rehearsal = {
  /** When it ends; undefined: there is none. */
  until: Observable<number | undefined>;
  begin(): void;
  end(): void;
  /** The way to the server, which the rehearsal cuts like a pulled cable: nothing goes out, and what is open ends. */
  cuts(server: Server): Server;
};

/** Plays a network failure, to learn and to prove that the till goes on; it ends by itself, and a reload ends it too. */
export function createRehearsal(): Rehearsal {
  const until = observable<number | undefined>(undefined);
  let cable = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    cable = new AbortController();
    until.set(undefined);
  };
  const refuse = () => {
    if (until.get() !== undefined) throw new ServerUnreachable("offline rehearsal");
  };
  return {
    until,
    begin() {
      if (until.get() !== undefined) return;
      timer = setTimeout(end, REHEARSAL_MS);
      until.set(Date.now() + REHEARSAL_MS);
      cable.abort();
    },
    end,
    cuts: (server) => ({
      async call(asked) {
        refuse();
        return server.call(asked);
      },
      async open(path, token, signal) {
        refuse();
        return server.open(path, token, AbortSignal.any([signal, cable.signal]));
      },
    }),
  };
}
