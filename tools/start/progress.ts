/** Says each step with the time it took; where a person watches, also while it runs. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const startMs = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`   …     ${name}`);
  try {
    const result = await work();
    say(`${((performance.now() - startMs) / 1000).toFixed(1).padStart(5)} s  ${name}`);
    return result;
  } catch (failure) {
    say(` failed  ${name}`);
    throw failure;
  }
}

export function say(line: string): void {
  const overwrite = process.stdout.isTTY ? "\r\u001b[K" : "";
  process.stdout.write(`${overwrite}${line}\n`);
}
