import { useContext } from "react";
import { LookContext, useSay } from "./use-say.ts";

/** Between two sales, and while the till is closed. */
export function IdleScreen({ open, greets }: { open: boolean; greets?: string | undefined }) {
  const { say } = useSay();
  const look = useContext(LookContext);
  const welcome = greets ? say("display.welcomeName", { name: greets }) : say("display.welcome");
  const lines = !open ? [say("display.closed")] : greets || !look?.lines.length ? [welcome] : look.lines;
  return (
    <section className="grid h-full grid-rows-[minmax(0,1fr)_auto]">
      {look?.picture ? (
        <img src={look.picture} alt="" className="size-full min-h-0 object-contain" />
      ) : (
        <p className="self-end px-6 pb-2 text-center text-3xl font-semibold text-ink-soft">{look?.store}</p>
      )}
      <div className={`space-y-1 p-6 text-center ${look?.picture ? "" : "pb-[35dvh]"}`}>
        {lines.map((line, position) => (
          <p key={line} className={position === 0 ? "text-5xl font-bold tracking-tight" : "text-2xl text-ink-soft"}>
            {line}
          </p>
        ))}
      </div>
    </section>
  );
}
