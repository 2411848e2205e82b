// The walls of the house. Each says because of what it stands; tools/walls.test.ts plants a fault behind each one.

import type { IConfiguration, IRegularForbiddenRuleType } from "dependency-cruiser";

// Tests, and what only tests stand on.
const tests = "\\.test\\.tsx?$|/testing/";
const browser = "^(apps/(till|backoffice|shop|desk)/src|apps/erp/web/src|packages/ui)/";

function wall(
  name: string,
  because: string,
  from: IRegularForbiddenRuleType["from"],
  to: IRegularForbiddenRuleType["to"],
): IRegularForbiddenRuleType {
  return { name, comment: because, severity: "error", from, to };
}

const configuration: IConfiguration & { forbidden: IRegularForbiddenRuleType[] } = {
  forbidden: [
    wall(
      "pricing-is-pure",
      "because the till, the shop and the server must come to the same cent: a price may depend on basket, book and moment only.",
      { path: "^packages/pricing/", pathNot: tests },
      { pathNot: "^packages/(pricing|contracts)/" },
    ),
    wall(
      "contracts-know-only-schemas",
      "because every program and every browser loads the contracts; what they pull in, all pull in.",
      { path: "^packages/contracts/", pathNot: tests },
      { pathNot: "^(packages/contracts/|node_modules/typebox/)" },
    ),
    wall(
      "sap-is-text-to-document",
      "because SAP's formats change without our rules: this package translates and decides nothing.",
      { path: "^packages/sap/", pathNot: tests },
      { path: "^(packages|apps|tools)/", pathNot: "^packages/sap/" },
    ),
    wall(
      "sap-does-no-io",
      "because a format that reads files or sockets cannot be tested as text, nor streamed by who knows the source.",
      { path: "^packages/sap/src/", pathNot: tests },
      { dependencyTypes: ["core"], pathNot: "^buffer$" },
    ),
    wall(
      "packages-know-no-app",
      "because a package exists only where code runs in two programs; one that knows a program belongs into it.",
      { path: "^packages/" },
      { path: "^apps/" },
    ),
    wall(
      "packages-meet-at-index",
      "because what is not in the door may change without asking.",
      { path: "^(packages/([^/]+)|apps|tools|bench|e2e)/" },
      {
        path: "^packages/[^/]+/src/.+\\.tsx?$",
        pathNot: ["^packages/$2/", "^packages/[^/]+/src/index\\.tsx?$", "^packages/[^/]+/src/[^/]+/index\\.tsx?$"],
      },
    ),
    wall(
      "apps-know-no-other-app",
      "because programs speak HTTP, and the ERP is behind SAP's formats also when it is ours: S/4HANA must fit into its place.",
      { path: "^apps/([^/]+)/" },
      { path: "^apps/", pathNot: "^apps/$1/" },
    ),
    wall(
      "only-the-hub-speaks-sap",
      "because a module that knows IDocs or SOAP would have to change when the ERP does; the price service is called in SAP's form.",
      { path: "^apps/server/src/", pathNot: ["^apps/server/src/modules/(hub|prices/pps)/", tests] },
      { path: "^packages/sap/" },
    ),
    wall(
      "modules-meet-at-index",
      "because a module's tables and rules are its own; others call its door or hear its announcements.",
      { path: "^apps/(server|erp)/src/modules/([^/]+)/" },
      {
        path: "^apps/[^/]+/src/modules/[^/]+/.+",
        pathNot: ["^apps/$1/src/modules/$2/", "/modules/[^/]+/index\\.ts$", "/testing/"],
      },
    ),
    wall(
      "outsiders-use-the-door",
      "because wiring that reaches into a module wires what the module may change.",
      { path: "^apps/(server|erp)/src/", pathNot: "/modules/" },
      { path: "^apps/[^/]+/src/modules/[^/]+/.+", pathNot: "/index\\.ts$" },
    ),
    wall(
      "only-main-wires",
      "because a part that reads the configuration or the program itself cannot be used twice, nor tested alone.",
      { path: "^apps/(server|erp)/src/", pathNot: ["^apps/(server|erp)/src/(main|wire[a-z-]*)\\.ts$", tests] },
      { path: "^apps/(server|erp)/src/(main|config)\\.ts$" },
    ),
    wall(
      "browser-stays-in-the-browser",
      "because the database, the mail password and SAP's wire formats have no business on a till's screen.",
      { path: browser, pathNot: tests },
      { path: "^(packages/(platform|sap)|apps/erp/src|tools)/" },
    ),
    wall(
      "browser-has-no-node",
      "because Node's modules do not exist there, and the bundler would say so only at the customer's till.",
      { path: browser, pathNot: tests },
      { dependencyTypes: ["core"] },
    ),
    wall(
      "product-needs-no-tools",
      "because tools are for this repository; a program must run without them. Tests may use tools/testing.",
      { path: "^(apps|packages)/", pathNot: tests },
      { path: "^tools/" },
    ),
    wall(
      "tests-are-nobodys-library",
      "because a test file that is imported runs its tests in the importer, and what tests stand on is not made for customers.",
      { path: "^(apps|packages)/", pathNot: tests },
      { path: tests },
    ),
    wall(
      "no-cycles",
      "because files in a circle are one file in disguise: none of them can be loaded or tested first. Types alone are erased.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};

export default configuration;
