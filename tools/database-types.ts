// npm run db:types [-- --check]: apps/*/src/database.gen.ts and apps/*/schema.sql from the migrations.
import { generate } from "./database/generated-files.ts";

const check = process.argv.includes("--check");
const said = await generate(["types", "schema"], check);
for (const line of said) console.log(line);
if (check && said.length > 0) process.exitCode = 1;
