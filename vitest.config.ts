import { defineConfig } from "vitest/config";

const wholeSuite = ["tools/start/whole-suite.test.ts"];

// Two cores: two workers side by side, and the projects one after another, so that journeys, which wait much, have only each other.
// The files of a worker share what they import (isolate: false): importing a server anew for each of 90 files took longer than its tests.
export default defineConfig({
  test: {
    maxWorkers: 2,
    // A second, Vitest's own patience, says of a busy machine that it is broken.
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: [
            "packages/{contracts,pricing,sap,ui}/**/*.test.{ts,tsx}",
            "apps/{till,backoffice}/src/**/*.test.{ts,tsx}",
            "apps/erp/web/**/*.test.{ts,tsx}",
          ],
          isolate: false,
          // Dexie looks for it once, when the first file of a worker loads it.
          setupFiles: "fake-indexeddb/auto",
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["packages/platform/**/*.test.ts", "apps/{server,erp}/src/**/*.test.ts", "tools/**/*.test.ts"],
          exclude: wholeSuite,
          globalSetup: "tools/testing/global-setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["e2e/**/*.test.ts", ...wholeSuite],
          globalSetup: "tools/instance/set-up-once.ts",
          testTimeout: 120_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
