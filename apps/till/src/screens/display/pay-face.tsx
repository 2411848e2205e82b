import type { PaidFace } from "../../display/index.ts";
import { Amount } from "./sale-face.tsx";
import { useSay } from "./use-say.ts";

type Props = { total: number; paid: PaidFace[]; due: number; atTerminal: boolean };

/** What is to be paid, what was given, and what is left. */
export function PayScreen({ total, paid, due, atTerminal }: Props) {
  const { say } = useSay();
  return (
    <section className="mx-auto flex h-full max-w-3xl flex-col justify-center gap-6 p-6">
      <dl className="space-y-2 text-2xl">
        <Row name={say("display.total")} amount={total} />
        {paid.map(({ name, amount }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two notes may be the same
          <Row key={position} name={name} amount={amount} />
        ))}
      </dl>
      <div className="border-t-2 border-ink pt-4">
        <Amount name={say(due < 0 ? "display.back" : "display.due")} amount={Math.abs(due)} />
      </div>
      {atTerminal && (
        <p role="status" className="rounded-lg bg-paper-deep p-4 text-center text-2xl font-semibold">
          {say("display.atTerminal")}
        </p>
      )}
    </section>
  );
}

export function Row({ name, amount }: { name: string; amount: number }) {
  const { money } = useSay();
  return (
    <div className="flex items-baseline justify-between gap-6">
      <dt>{name}</dt>
      <dd className="font-semibold whitespace-nowrap">{money(amount)}</dd>
    </div>
  );
}
