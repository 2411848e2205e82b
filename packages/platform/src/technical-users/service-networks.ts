import type { FastifyRequest } from "fastify";
import { isInNetworks } from "../networks.ts";
import { readSetting } from "../people/settings.ts";
import type { TechnicalUserContext } from "./context.ts";
import { networkNotAllowed } from "./errors.ts";

const REMEMBER_MS = 5000;

/** From where other systems may call at all; an empty list lets all in. Asked on every call, so remembered for some seconds. */
export function createServiceNetworks({ db, clock }: TechnicalUserContext) {
  let known: { until: number; networks: Promise<string[]> } | undefined;

  function read(): Promise<string[]> {
    const now = clock.now().getTime();
    if (known && known.until > now) return known.networks;
    const networks = readSetting<string[]>(db, "serviceNetworks", []);
    networks.catch(() => {
      known = undefined;
    });
    known = { until: now + REMEMBER_MS, networks };
    return networks;
  }

  return {
    forget: () => {
      known = undefined;
    },
    async require(request: FastifyRequest): Promise<void> {
      requireNetwork(request.ip, await read());
    },
  };
}

export type ServiceNetworks = ReturnType<typeof createServiceNetworks>;

export function requireNetwork(address: string, networks: readonly string[]): void {
  if (networks.length > 0 && !isInNetworks(address, networks)) throw networkNotAllowed(`${address} may not call here.`);
}
