// npm run build: the screens whose sources changed.
import { buildScreens } from "./screens/build-screens.ts";

try {
  await buildScreens(console.log);
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 1;
}
