import type { TestProject } from "vitest/node";
import { startTemporaryCluster } from "../postgres/index.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the administration database of the run's one cluster. */
    clusterUrl: string;
  }
}

/** One PostgreSQL for the whole run: a start takes a second, a cloned database a few hundredths. */
export default async function startClusterForRun(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTemporaryCluster();
  project.provide("clusterUrl", cluster.url("postgres"));
  return cluster.stop;
}
