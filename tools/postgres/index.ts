export { type Cluster, type ClusterOptions, startCluster } from "./cluster.ts";
export { folderFault } from "./fault.ts";
export { startTemporaryCluster } from "./temporary.ts";
