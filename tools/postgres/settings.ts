/** `shop` keeps every committed sale through a power cut; `test` forgets all of it at once and is quick. */
export type Profile = "shop" | "test";

type Settings = Record<string, string>;

const common: Settings = {
  listen_addresses: "127.0.0.1",
  // No socket file: its folder would have to be writable to yet another user, and its path is limited to 107 bytes.
  unix_socket_directories: "",
  // Two programs with a pool of 20 and a job worker each, twice over, for two servers on one database.
  max_connections: "120",
  // A small machine: 2 cores and 4 GB, shared with Node and a browser.
  shared_buffers: "256MB",
  work_mem: "8MB",
  maintenance_work_mem: "128MB",
  max_parallel_workers_per_gather: "1",
  // The shop's data is in memory or on a disk without arms; at 4 whole tables are read where an index has 200 rows at hand.
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] %d ",
  // Only a clear wish of the operator makes the server wait; an abandoned transaction must not hold its locks for ever.
  idle_in_transaction_session_timeout: "5min",
};

const profiles: Record<Profile, Settings> = {
  shop: {
    fsync: "on",
    synchronous_commit: "on",
    max_wal_size: "1GB",
    min_wal_size: "128MB",
    checkpoint_timeout: "10min",
  },
  test: {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    wal_level: "minimal",
    max_wal_senders: "0",
    max_wal_size: "4GB",
    checkpoint_timeout: "1h",
    autovacuum: "off",
  },
};

export function settingFlags(profile: Profile): string[] {
  const settings = { ...common, ...profiles[profile] };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
