export { type Cluster, type ClusterOptions, startCluster } from "./cluster.ts";
export { ClusterFault, type ClusterFaultCode, folderFault } from "./fault.ts";
export { startTemporaryCluster } from "./temporary.ts";
