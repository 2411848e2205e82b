import pg from "pg";
import { catalogQueries } from "./catalog.ts";

/** All that the migrations made, to be read and compared; the embedded PostgreSQL brings no pg_dump. */
export async function schemaDump(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET search_path = ''");
    const parts = [
      "-- Made by npm run db:types from a freshly migrated database. Change the migrations, not this file.",
    ];
    for (const query of catalogQueries) {
      const { rows } = await client.query<{ text: string }>(query);
      parts.push(...rows.map((row) => row.text));
    }
    return `${parts.join("\n\n")}\n`;
  } finally {
    await client.end();
  }
}
