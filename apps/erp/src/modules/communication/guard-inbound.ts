import type { HttpServer } from "@counterfoil/platform";
import type { FastifyReply, FastifyRequest } from "fastify";
import { saidIn } from "../../outbound/said-in.ts";
import type { Access, TechnicalPermission } from "../access/index.ts";
import type { Agreed } from "./call-store.ts";
import type { InboundServiceName } from "./scenarios.ts";
import type { InboundGate } from "./use-cases/require-inbound.ts";

type Caller = { userName: string };

/**
 * Guards the doors that other systems call: who calls, whether that user may, and whether it is arranged, before the body is read.
 * How each call ended is noted for the arrangement's page.
 */
export function createInboundGuard(access: Access, gate: InboundGate) {
  const calls = new WeakMap<FastifyRequest, Agreed[]>();
  const failures = new WeakMap<FastifyRequest, string>();

  async function narrow(request: FastifyRequest, services: readonly InboundServiceName[], { userName }: Caller) {
    calls.delete(request);
    calls.set(request, await gate.require(services, userName));
  }

  return {
    gate: (permission: TechnicalPermission, services: (request: FastifyRequest) => readonly InboundServiceName[]) => {
      const signedIn = access.technicalUserGate(permission);
      return async (request: FastifyRequest, reply: FastifyReply) => {
        await signedIn(request, reply);
        const wanted = services(request);
        if (wanted.length > 0) await narrow(request, wanted, await access.requireTechnicalUser(request, permission));
      };
    },
    /** When only the body tells which service is called. */
    narrow,
    /** The systems for which this call was let in. */
    systemsOf: (request: FastifyRequest): string[] => (calls.get(request) ?? []).map(({ systemId }) => systemId),
    noteCalls(scope: HttpServer): void {
      scope.addHook("onSend", async (request, { statusCode }, payload) => {
        if (statusCode >= 400 && typeof payload === "string" && calls.has(request))
          failures.set(request, saidIn(payload));
        return payload;
      });
      scope.addHook("onResponse", async (request, { statusCode }) => {
        const agreed = calls.get(request);
        const asked = request.method === "GET" && statusCode === 405;
        if (!agreed || asked) return;
        const failure = statusCode < 400 ? undefined : failures.get(request) || `answered ${statusCode}`;
        await gate.note(agreed, failure, Date.now());
      });
    },
  };
}
export type InboundGuard = ReturnType<typeof createInboundGuard>;
