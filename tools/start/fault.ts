/** Why the suite does not start or run on: one line that tells what to do. */
export class StartFault extends Error {
  readonly code: StartFaultCode;

  constructor(code: StartFaultCode, message: string) {
    super(message);
    this.name = "StartFault";
    this.code = code;
  }
}

export type StartFaultCode =
  | "start.already-running"
  | "start.port-in-use"
  | "start.database-unreachable"
  | "start.database-too-old"
  | "start.program-failed"
  | "start.not-ready"
  | "start.demo-failed";

/** The line for a person; a stack is for faults of ours, and those have no code. */
export function faultLine(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return "code" in failure ? failure.message : (failure.stack ?? failure.message);
}
