import { Dexie } from "dexie";

const MEGABYTE = 1024 * 1024;
const AGAIN_MS = 2_000;
const FILE = "room";
const MARK = "counterfoil-till-full";
/** What a receipt needs at most. */
const LITTLE = 1;
/** What a new log and the writing of it need, and some. */
const AFTER_A_FULL_DISK = 24;

/** Of the browser's own files; the programs that read a ledger outside of one have none. */
type Writing = { write(bytes: Uint8Array): Promise<void>; close(): Promise<void>; abort(why: unknown): Promise<void> };
type Folder = {
  getFileHandle(name: string, options: { create: true }): Promise<{ createWritable(): Promise<Writing> }>;
  removeEntry(name: string): Promise<void>;
};
type Place = { storage?: { getDirectory?(): Promise<Folder> } };

/**
 * Whether so much can be written, beside the database and for a moment: Chromium says of every disk, a full one too, that there are
 * gigabytes left. Not more than a little is tried while the database is open: who fills the disk breaks it (see `renewLog`).
 */
export async function hasRoom(megabytes = LITTLE): Promise<boolean> {
  const folder = await (navigator as Place).storage?.getDirectory?.().catch(() => undefined);
  if (!folder) return true;
  try {
    const writing = await (await folder.getFileHandle(FILE, { create: true })).createWritable();
    try {
      for (let left = megabytes; left > 0; left -= 1) await writing.write(new Uint8Array(MEGABYTE));
    } catch (error) {
      await writing.abort(error);
      throw error;
    }
    await writing.close();
    return true;
  } catch {
    return false;
  } finally {
    await folder.removeEntry(FILE).catch(() => undefined);
  }
}

/** The disk was full while the till was open; known over a restart. */
export const wasFull = (): boolean => globalThis.localStorage?.getItem(MARK) === "yes";

export function markFull(): void {
  try {
    globalThis.localStorage?.setItem(MARK, "yes");
  } catch {
    // Full as well.
  }
}

/** Before the database is opened: waits for room, and for more of it after a full disk. `tell` hears that there is none. */
export async function untilRoom(tell: () => unknown): Promise<void> {
  while (!(await hasRoom(wasFull() ? AFTER_A_FULL_DISK : LITTLE))) {
    await tell();
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** More than Chromium's IndexedDB gathers before it begins a new log, in pieces small enough to go through the log. */
const PIECES = 160;
const PIECE_BYTES = 32 * 1024;

/**
 * Makes Chromium's IndexedDB begin a new log. Where a disk was full, its log has half a record at the end; it opens once more and writes on
 * behind it, and at the opening after that takes all of the log for broken, and deletes every database of the till. Tried on a full disk:
 * 117 of 117 receipts gone at the second start, none after a new log.
 */
export async function renewLog(): Promise<void> {
  const room = new Dexie("counterfoil-room");
  room.version(1).stores({ pieces: "++" });
  const piece = () => crypto.getRandomValues(new Uint8Array(PIECE_BYTES));
  try {
    await room.table("pieces").bulkAdd(Array.from({ length: PIECES }, piece));
    globalThis.localStorage?.removeItem(MARK);
  } finally {
    await room.delete().catch(() => undefined);
  }
}

/** What Chromium says when the disk is full and its own quota is not. */
const NO_ROOM = /NO_SPACE|Failed to write blobs|opening backing store/;

/** Whether there is no room left for what should be written. Dexie wraps what IndexedDB said, sometimes twice. */
export function isStorageFull(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; depth += 1) {
    if (each.name === "QuotaExceededError" || NO_ROOM.test(each.message)) return true;
    each = (each as { inner?: unknown }).inner ?? each.cause;
  }
  return false;
}
