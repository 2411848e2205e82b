import type { CommunicationValues, Setup } from "@counterfoil/contracts";
import type { Clock } from "@counterfoil/platform";
import type { Communication } from "../communication/index.ts";
import { judgeSteps, type SetupGround } from "./judge-steps.ts";
import { valuesOf } from "./read-values.ts";
import { askForTestMessage, tryOutward } from "./try-connection.ts";

export { registerSetupRoutes } from "./routes.ts";

export type SetupOptions = {
  communication: Communication;
  clock: Clock;
  baseUrl: string;
  /** What other modules have of it. */
  readGround: () => Promise<Omit<SetupGround, "system" | "arrangements" | "outwardAt" | "inboundAt">>;
};

/** The guided way to a connection that works: what is there, what is missing, and a message both ways. */
export function createSetup({ communication, clock, baseUrl, readGround }: SetupOptions) {
  async function readAll(systemId: string): Promise<SetupGround> {
    const [system] = await communication.listSystems(systemId);
    const arrangements = await communication.listArrangements({ systemId });
    const cameIn = arrangements
      .flatMap(({ services }) => services)
      .flatMap(({ direction, lastAt }) => (direction === "inbound" && lastAt ? [lastAt] : []));
    const { lastAt: outwardAt } = await communication.readCallFigures(systemId, "connectionTest");
    return {
      ...(await readGround()),
      system,
      arrangements,
      outwardAt: outwardAt?.toISOString(),
      inboundAt: cameIn.sort().at(-1),
    };
  }

  return {
    async read(systemId: string): Promise<Setup> {
      const ground = await readAll(systemId);
      return {
        systemId,
        ...(ground.system ? { kind: ground.system.kind } : {}),
        steps: judgeSteps(ground, clock.now()),
        ...(ground.inboundAt ? { lastInboundAt: ground.inboundAt } : {}),
      };
    },
    async readValues(systemId: string): Promise<CommunicationValues | undefined> {
      const ground = await readAll(systemId);
      return ground.system && valuesOf(ground, ground.system, baseUrl);
    },
    tryOutward: (systemId: string) => tryOutward(communication, systemId),
    askForTestMessage: (systemId: string) => askForTestMessage(communication, systemId),
  };
}

export type SettingUp = ReturnType<typeof createSetup>;
