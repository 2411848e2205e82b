import { answerFrom, keepVersion, type ProgramFile } from "./versions.ts";

type Lasting = Event & { waitUntil(work: Promise<unknown>): void };
type Asked = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type Told = Event & { data?: { type?: string } };

declare const self: {
  /** The files of this version, put here by the build. */
  __WB_MANIFEST: ProgramFile[];
  location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Asked) => void): void;
  addEventListener(type: "message", listener: (event: Told) => void): void;
};

const files = self.__WB_MANIFEST;
const base = new URL("./", self.location.href).href;

// A newer worker may replace an older one at any time: it goes on giving out the version in use.
self.addEventListener("install", (event) =>
  event.waitUntil(keepVersion(files, { base }).then((isLater) => (isLater ? self.skipWaiting() : undefined))),
);

// Tills that were made with Workbox say so at their quiet moment.
self.addEventListener("message", ({ data }) => {
  if (data?.type === "SKIP_WAITING") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(base)) event.respondWith(answerFrom(request, base));
});
