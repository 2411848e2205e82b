import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type DetailedPeerCertificate } from "node:tls";
import { generate } from "selfsigned";
import { afterAll, expect, test } from "vitest";
import { networksSetting } from "./environment.ts";
import { createHttpServer } from "./http.ts";
import { createLog } from "./log.ts";
import { followTls, tlsSetting } from "./tls.ts";

const folder = mkdtempSync(join(tmpdir(), "counterfoil-tls-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
const log = createLog({ name: "test", level: "silent" });

async function write(name: string): Promise<void> {
  const made = await generate([{ name: "commonName", value: name }]);
  writeFileSync(files.key, made.private);
  writeFileSync(files.certificate, made.cert);
}

function shownBy(port: number): Promise<DetailedPeerCertificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate(true));
      socket.end();
    });
    socket.on("error", reject);
  });
}

test("TLS is spoken with the own certificate, and a renewed one is taken without a restart", async () => {
  await write("before.example");
  const baseUrl = "https://before.example";
  const server = await createHttpServer({ log, title: "Test", version: "1", tls: files, baseUrl });
  await server.listen({ port: 0, host: "127.0.0.1" });
  const { port } = server.server.address() as AddressInfo;
  expect((await shownBy(port)).subject.CN).toBe("before.example");
  const following = followTls(server.server as never, files, log, 20);
  writeFileSync(files.certificate, "not written whole yet");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await shownBy(port)).subject.CN).toBe("before.example");
  await write("after.example");
  await expect.poll(async () => (await shownBy(port)).subject.CN).toBe("after.example");
  following.stop();
  await server.close();
});

test("browsers are told to stay with https only where people come by it", async () => {
  const header = async (baseUrl: string) => {
    const server = await createHttpServer({ log, title: "Test", version: "1", baseUrl });
    const { headers } = await fetch(await server.listen({ port: 0, host: "127.0.0.1" }));
    await server.close();
    return headers.get("strict-transport-security");
  };
  expect(await header("https://shop.example")).toBe("max-age=31536000; includeSubDomains");
  expect(await header("http://127.0.0.1:4000")).toBeNull();
});

test("settings that cannot be used are said at the start", async () => {
  expect(tlsSetting({})).toBeUndefined();
  expect(() => tlsSetting({ TLS_CERT: files.certificate })).toThrow("belong together");
  expect(() => tlsSetting({ TLS_CERT: files.certificate, TLS_KEY: join(folder, "none") })).toThrow("cannot be used");
  expect(networksSetting({ TRUST_PROXY: "127.0.0.1, 10.0.0.0/8" }, "TRUST_PROXY")).toEqual(["127.0.0.1", "10.0.0.0/8"]);
  expect(() => networksSetting({ TRUST_PROXY: "true" }, "TRUST_PROXY")).toThrow("TRUST_PROXY names true");
});

test("whose X-Forwarded-For is believed", async () => {
  const address = async (trustProxy: string[]) => {
    const server = await createHttpServer({ log, title: "Test", version: "1", trustProxy });
    server.get("/address", async (request) => request.ip);
    const { body } = await server.inject({ url: "/address", headers: { "x-forwarded-for": "203.0.113.7" } });
    await server.close();
    return body;
  };
  expect([await address([]), await address(["10.0.0.0/8"]), await address(["127.0.0.0/8"])]).toEqual([
    "127.0.0.1",
    "127.0.0.1",
    "203.0.113.7",
  ]);
});
