// npm run replay: real old invoices through the doors of a running instance, then reconciled three ways.
import { readAccess } from "../demo/access.ts";
import { OptionError, readOptions, usage } from "./options.ts";
import { replay } from "./replay.ts";

try {
  const options = readOptions(process.argv.slice(2), process.env);
  const access = readAccess(options.dataDir);
  if (!access)
    throw new OptionError(
      `There is no demo retailer in ${options.dataDir}; start it with npm start (DATA_DIR says where).`,
    );
  const { lines, result } = await replay(options, access, console.log);
  for (const line of lines) console.log(line);
  console.log(JSON.stringify(result));
  process.exitCode = result.differences.length === 0 ? 0 : 1;
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  if (failure instanceof OptionError) console.error(usage);
  process.exitCode = 1;
}
