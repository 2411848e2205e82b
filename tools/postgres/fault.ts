export type ClusterFaultCode =
  | "postgres.no-binaries"
  | "postgres.no-account"
  | "postgres.folder-unusable"
  | "postgres.disk-full"
  | "postgres.version-mismatch"
  | "postgres.password-lost"
  | "postgres.start-failed";

/** Why the database cannot run, in one line for a person; the code is for programs. */
export class ClusterFault extends Error {
  readonly code: ClusterFaultCode;

  constructor(code: ClusterFaultCode, message: string) {
    super(message);
    this.name = "ClusterFault";
    this.code = code;
  }
}

/** A failing file call becomes a fault that says which folder and why. */
export function folderFault(folder: string, cause: unknown): ClusterFault {
  const reason = cause as NodeJS.ErrnoException;
  if (reason.code === "ENOSPC") return diskFull(folder);
  return new ClusterFault(
    "postgres.folder-unusable",
    `cannot write to ${folder} (${reason.code ?? reason.message}): give this user the right, or set DATA_DIR to another folder`,
  );
}

export function diskFull(folder: string): ClusterFault {
  return new ClusterFault(
    "postgres.disk-full",
    `the disk that holds ${folder} is full: free some space and start again`,
  );
}
