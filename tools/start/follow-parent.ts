// Loaded into each program by start: when start is killed, nobody would stop the program or start it again.
const graceMs = 10_000;

process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), graceMs).unref();
});
// Listening must not keep a program alive that has ended its work.
process.channel?.unref();
