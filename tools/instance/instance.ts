import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseApps, migrateApp } from "../database/apps.ts";
import { type DemoAccess, readAccess } from "../demo/access.ts";
import { followAddresses } from "../demo/follow-addresses.ts";
import { type DemoContext, setUpDemo } from "../demo/set-up-demo.ts";
import { type ClusterOptions, startCluster } from "../postgres/index.ts";
import { freePort } from "./free-port.ts";
import { RunningProgram } from "./program.ts";
import { copySetUp } from "./set-up-once.ts";

/** Database and both programs of one test file or measurement alone, each program to be killed and started at will; still empty. */
export type BareInstance = {
  dataDir: string;
  server: RunningProgram;
  erp: RunningProgram;
  databaseUrls: { server: string; erp: string };
  /** The database under both, to be ended and started again at the same place. */
  cluster: { end: (signal: "SIGKILL" | "SIGINT") => Promise<void>; raise: () => Promise<void> };
  /** What the set-up of the demo retailer needs. */
  context: DemoContext;
  /** Another server program on the same database. */
  secondServer: () => Promise<RunningProgram>;
  /** Ends all and keeps the folder, whose logs say why. */
  close: () => Promise<void>;
  stop: () => Promise<void>;
};
export type Instance = BareInstance & { access: DemoAccess };

const names = { server: "counterfoil", erp: "counterfoil_erp" } as const;
const setupToken = randomBytes(24).toString("base64url");

/** With the demo retailer. `shop` writes as durably as a real one: for measurements. */
export async function startInstance(profile: ClusterOptions["profile"] = "test"): Promise<Instance> {
  const copy = profile === "test" ? await copySetUp(makeSetUp) : undefined;
  return copy ? moveInto(copy) : setUpInstance(profile);
}

async function makeSetUp(): Promise<string> {
  const made = await setUpInstance("test");
  await made.close();
  return made.dataDir;
}

async function moveInto(dataDir: string): Promise<Instance> {
  const bare = await startBare("test", {}, dataDir);
  await closingOnFailure(bare, () => followAddresses(readAccess(dataDir) as DemoAccess, bare.context));
  return withAccess(bare);
}

async function setUpInstance(profile: ClusterOptions["profile"]): Promise<Instance> {
  const bare = await startBare(profile);
  await closingOnFailure(bare, () => setUpDemo(bare.context, (_name, work) => work()));
  return withAccess(bare);
}

async function closingOnFailure(bare: BareInstance, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (failure) {
    await bare.close();
    throw failure;
  }
}

const withAccess = (bare: BareInstance) => ({ ...bare, access: readAccess(bare.dataDir) as DemoAccess });

/** `environment`: what both programs are given besides. */
export async function startBare(
  profile: ClusterOptions["profile"] = "test",
  environment: Record<string, string> = {},
  dataDir = mkdtempSync(join(tmpdir(), "counterfoil-instance-")),
): Promise<BareInstance> {
  mkdirSync(join(dataDir, "logs"), { recursive: true });
  chmodSync(dataDir, 0o711);
  const cluster = await keepCluster({ dataDir, databases: Object.values(names), profile });
  const databaseUrls = { server: cluster.url(names.server), erp: cluster.url(names.erp) };
  await Promise.all(databaseApps.map((app) => migrateApp(app, databaseUrls[app])));
  const start = async (app: "server" | "erp", more: Record<string, string>) =>
    program(dataDir, app, await freePort(), { ...environment, ...more });
  const erp = await start("erp", { ERP_DATABASE_URL: databaseUrls.erp });
  const newServer = () => start("server", { DATABASE_URL: databaseUrls.server });
  const server = await newServer();
  const programs = [erp, server];
  const close = async () => {
    await Promise.all(programs.map((each) => each.kill("SIGTERM")));
    await cluster.stop();
  };
  await Promise.all(programs.map((each) => each.start())).catch(async (failure) => {
    await close();
    throw failure;
  });
  return {
    dataDir,
    server,
    erp,
    databaseUrls,
    cluster,
    context: { dataDir, serverUrl: server.url, baseUrl: server.url, erpUrl: erp.url, setupToken },
    secondServer: async () => {
      const second = await newServer();
      programs.push(second);
      await second.start();
      return second;
    },
    close,
    stop: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A cluster that can be ended like a program: SIGINT is PostgreSQL's own fast end, SIGKILL everybody's. */
async function keepCluster(options: ClusterOptions) {
  let current = await startCluster(options);
  return {
    url: current.url,
    stop: () => current.stop(),
    async end(signal: "SIGKILL" | "SIGINT"): Promise<void> {
      if (signal === "SIGINT") return current.stop();
      const ended = new Promise<void>((settle) => current.onCrash(() => settle()));
      process.kill(current.pid, signal);
      await ended;
    },
    async raise(): Promise<void> {
      const { port } = current;
      current = await startCluster(options);
      if (current.port !== port) throw new Error("the database's port was taken while it was down");
    },
  };
}

let made = 0;

function program(
  dataDir: string,
  app: "server" | "erp",
  port: number,
  environment: Record<string, string>,
): RunningProgram {
  const url = `http://127.0.0.1:${port}`;
  made += 1;
  return new RunningProgram({
    main: `apps/${app}/src/main.ts`,
    url,
    logPath: join(dataDir, "logs", `${app}-${made}.log`),
    environment: {
      ...environment,
      [app === "erp" ? "ERP_PORT" : "PORT"]: String(port),
      ...(app === "server" ? { BASE_URL: url } : {}),
      DATA_DIR: dataDir,
      SETUP_TOKEN: setupToken,
      LOG_LEVEL: "info",
      NODE_ENV: "production",
    },
  });
}
