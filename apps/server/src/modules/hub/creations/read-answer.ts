import { ErpFailure, type Failure, failureOfStatus } from "../communication/index.ts";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** The number in the answer to a call that created something, or to the question for it. */
export function readKey(body: string, property: string): string | undefined {
  const data = parse(body).d;
  const rows = isObject(data) && Array.isArray(data.results) ? data.results : [data];
  const key = isObject(rows[0]) ? rows[0][property] : undefined;
  if (rows.length > 0 && (typeof key !== "string" || key === "")) throw unreadable(body);
  return typeof key === "string" ? key : undefined;
}

function parse(body: string): Json {
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value) && "d" in value) return value;
  } catch {}
  throw unreadable(body);
}

/** A success that cannot be read is none: the ERP is asked what it has before anything else is done. */
const unreadable = (body: string) =>
  new ErpFailure({
    code: "serverError",
    detail: `The ERP's answer cannot be read: ${JSON.stringify(body.slice(0, 200))}`,
    status: 200,
  });

export type Refusal = { failure: Failure; cause?: { code: string; subject: string } };

/** What it does not take: in SAP's error body its code, and what is at fault in what was sent. Our own ERP's codes are our causes. */
export function readRefusal({ status, body }: { status: number; body: string }, sent: string): Refusal {
  const failure = failureOfStatus(status, body);
  const error = errorIn(body);
  if (!error) return { failure };
  const message = isObject(error.message) ? error.message.value : undefined;
  const detail = typeof message === "string" && message !== "" ? message : failure.detail;
  const inner = isObject(error.innererror) ? error.innererror.errordetails : undefined;
  const [first] = Array.isArray(inner) ? (inner as unknown[]) : [];
  const target = isObject(first) && typeof first.target === "string" ? first.target : "";
  const code = typeof error.code === "string" ? error.code.replace(/^CF\//, "") : "";
  const subject = valueAt(sent, target) ?? target;
  return {
    failure: { ...failure, detail },
    ...(code === "" ? {} : { cause: { code, subject: subject.slice(0, 80) } }),
  };
}

/** `to_Item/0/Material`: what stands there. All that were refused for the same value have one cause. */
function valueAt(sent: string, target: string): string | undefined {
  let value: unknown = JSON.parse(sent);
  for (const name of target.split("/")) value = isObject(value) ? value[name] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

function errorIn(body: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) && isObject(value.error) ? value.error : undefined;
  } catch {
    return undefined;
  }
}
