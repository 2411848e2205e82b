import { setTimeout as pause } from "node:timers/promises";
import { addJob, type TaskList } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import {
  BOOK_MAY_BE_OLD_MS,
  type BookSources,
  currentBookNumber,
  publishBook,
  rememberCurrentBook,
} from "./books/index.ts";
import { readPolicies } from "./policies/index.ts";

const PUBLISH = "prices:publish";
/** Many documents of one replication run become one book; a person who changed a price waits no longer than this. */
const PUBLISH_AFTER_MS = 300;

type PublicationOptions = Omit<BookSources, "readPolicies"> & {
  db: Db;
  announceMasterDataChanged: (db: Db) => Promise<void>;
  /** For those who get each book: other makers' tills. */
  booksChanged: () => Promise<void>;
};

/** When books are published: at once, or soon after the transaction that asks for it. */
export function createPublication({ db, announceMasterDataChanged, booksChanged, ...sources }: PublicationOptions) {
  const latest = rememberCurrentBook(() => currentBookNumber(db));

  async function publish(): Promise<number | undefined> {
    const book = await publishBook(db, { ...sources, readPolicies });
    if (book === undefined) return undefined;
    latest.forget();
    await booksChanged();
    return book;
  }

  /** Tills hear of it within a second; undefined when somebody else was quicker, whose book then has it. */
  async function publishNow(): Promise<number | undefined> {
    const book = await publish();
    if (book !== undefined) await announceMasterDataChanged(db);
    return book;
  }

  return {
    /** The current book's number, as calculations take it: a little old at most. */
    latestBook: latest.read,
    /** The number of the book that has what was staged before; every process calculates with it. */
    publishForAll: async (): Promise<number> => {
      const book = await publishNow();
      if (book !== undefined) await pause(BOOK_MAY_BE_OLD_MS);
      return book ?? (await currentBookNumber(db));
    },
    publish,
    publishNow,
    requestPublication: (transaction: Db) =>
      addJob(transaction, PUBLISH, {}, { key: PUBLISH, afterMs: PUBLISH_AFTER_MS }),
    tasks: {
      [PUBLISH]: async () => {
        await publish();
        await announceMasterDataChanged(db);
      },
      // A worker that is killed keeps its job locked for hours; what it was to publish goes out here.
      "prices:publish-staged": async () => void (await publishNow()),
    } satisfies TaskList,
    crontab: "* * * * * prices:publish-staged",
  };
}
