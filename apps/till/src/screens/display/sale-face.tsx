import { useEffect, useRef } from "react";
import type { LineFace, SaleFace } from "../../display/index.ts";
import { useSay } from "./use-say.ts";

/** The lines as they come, and what they come to. */
export function SaleScreen({ sale }: { sale: SaleFace }) {
  const { say } = useSay();
  const { greets, lines, markedId, offers, saved, total, nearMiss } = sale;
  return (
    <div className="grid h-full grid-rows-[minmax(0,1fr)_auto] landscape:grid-cols-[minmax(0,1fr)_26rem] landscape:grid-rows-1">
      <section className="flex min-h-0 flex-col gap-2 p-4">
        {greets && <p className="text-xl font-semibold">{say("display.welcomeName", { name: greets })}</p>}
        <ul className="min-h-0 flex-1 overflow-hidden rounded-lg border border-line bg-white">
          {lines.map((line) => (
            <Line key={line.lineId} line={line} marked={line.lineId === markedId} />
          ))}
        </ul>
      </section>
      <section className="flex flex-col justify-end gap-4 border-line p-4 portrait:border-t landscape:border-l">
        {nearMiss && (
          <p className="rounded-lg bg-paper-deep p-3 text-lg" role="status">
            {nearMiss}
          </p>
        )}
        {(offers.length > 0 || saved > 0) && (
          <div className="space-y-0.5 text-lg text-stamp">
            {offers.map(({ name, amount }, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one offer may lower the purchase twice
              <Saving key={position} name={name ?? say("display.discount")} amount={amount} />
            ))}
            {saved > 0 && (
              <strong className="block font-semibold">
                <Saving name={say("display.saved")} amount={saved} />
              </strong>
            )}
          </div>
        )}
        <Amount name={say(total < 0 ? "display.back" : "display.total")} amount={Math.abs(total)} />
      </section>
    </div>
  );
}

/** What counts now, large enough to be read from two steps away. */
export function Amount({ name, amount }: { name: string; amount: number }) {
  const { money } = useSay();
  return (
    <p className="text-right">
      <span className="block text-xl text-ink-soft">{name}</span>
      <strong data-testid="displayAmount" className="block text-6xl font-bold tracking-tight whitespace-nowrap">
        {money(amount)}
      </strong>
    </p>
  );
}

function Line({ line, marked }: { line: LineFace; marked: boolean }) {
  const { say, formats, money } = useSay();
  const { text, quantity, each, unit, amount, regular, belongs, returned, offers } = line;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!marked) return undefined;
    const show = () => element.current?.scrollIntoView({ block: "nearest" });
    show();
    window.addEventListener("resize", show);
    return () => window.removeEventListener("resize", show);
  });
  const price = each !== undefined && (unit || quantity !== 1) && `× ${money(each)}${unit ? ` / ${unit}` : ""}`;
  return (
    <li
      ref={element}
      aria-current={marked || undefined}
      className={`grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-line px-3 py-2 text-lg ${marked ? "bg-paper-deep shadow-[inset_6px_0_0_var(--color-stamp)]" : ""}`}
    >
      <span className="text-right font-semibold">{formats.quantity(quantity)}</span>
      <span className={`min-w-0 ${belongs ? "pl-5" : ""}`}>
        <span className="block font-medium">{text}</span>
        {(returned || price) && (
          <span className="block text-base text-ink-soft">
            {[returned && say("display.returned"), price].filter(Boolean).join(" · ")}
          </span>
        )}
        {offers.map((offer, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one offer may lower a line twice
          <span key={position} className="block text-base text-stamp">
            {offer.name ?? say("display.discount")} {money(offer.amount)}
          </span>
        ))}
      </span>
      <span className="text-right font-semibold whitespace-nowrap">
        {regular !== undefined && (
          <s className="block text-base font-normal text-ink-soft">
            <span className="sr-only">{say("display.regular")} </span>
            {money(regular)}
          </s>
        )}
        {amount !== undefined && money(amount)}
      </span>
    </li>
  );
}

function Saving({ name, amount }: { name: string; amount: number }) {
  const { money } = useSay();
  return (
    <span className="flex justify-between gap-3">
      <span className="min-w-0">{name}</span> <span className="whitespace-nowrap">{money(amount)}</span>
    </span>
  );
}
