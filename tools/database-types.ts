// npm run db:types [-- --check] [-- server|erp]: apps/*/src/database.gen.ts and apps/*/schema.sql from the migrations.
import { databaseApps } from "./database/apps.ts";
import { generate } from "./database/generated-files.ts";

const check = process.argv.includes("--check");
const named = databaseApps.filter((app) => process.argv.includes(app));
const said = await generate(named.length > 0 ? named : databaseApps, check);
for (const line of said) console.log(line);
if (check && said.length > 0) process.exitCode = 1;
