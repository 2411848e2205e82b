import { QrCode } from "@counterfoil/ui/paper";
import { Row } from "./pay-face.tsx";
import { Amount } from "./sale-face.tsx";
import { useSay } from "./use-say.ts";

type Props = { total: number; given: number; change: number; link?: string };

/** Thanks, the change, and the receipt for the customer's phone. */
export function DoneScreen({ total, given, change, link }: Props) {
  const { say } = useSay();
  const isBack = total < 0;
  return (
    <section className="grid h-full place-content-center gap-10 p-6 landscape:grid-flow-col landscape:items-center landscape:gap-16">
      <div className="w-[26rem] max-w-full space-y-6">
        <h2 className="text-5xl font-bold tracking-tight">{say("display.thanks")}</h2>
        {!isBack && (
          <dl className="space-y-2 text-2xl">
            <Row name={say("display.total")} amount={total} />
            {change > 0 && <Row name={say("display.given")} amount={given} />}
          </dl>
        )}
        {(isBack || change > 0) && (
          <div className="border-t-2 border-ink pt-4">
            <Amount name={say(isBack ? "display.back" : "display.change")} amount={isBack ? -total : change} />
          </div>
        )}
      </div>
      {link && (
        <figure className="grid justify-items-center gap-3">
          <QrCode className="size-72 rounded-lg bg-white" text={link} label={say("display.receipt")} />
          <figcaption className="max-w-72 text-center text-lg">{say("display.receipt")}</figcaption>
        </figure>
      )}
    </section>
  );
}
