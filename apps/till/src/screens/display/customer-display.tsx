import { useEffect, useState } from "react";
import { createLook } from "../../devices/index.ts";
import { type Face, type Shown, watchTill } from "../../display/index.ts";
import { useWatch } from "../frame/use-till.ts";
import { DoneScreen } from "./done-face.tsx";
import { FillScreen } from "./fill-screen.tsx";
import { IdleScreen } from "./idle-face.tsx";
import { PayScreen } from "./pay-face.tsx";
import { SaleScreen } from "./sale-face.tsx";
import { LookContext, useSay } from "./use-say.ts";

/** The window that the customer sees. It knows what the till tells it, and nothing else. */
export function CustomerDisplay() {
  const [watched] = useState(() => watchTill());
  const shown = useWatch(watched);
  useLook(shown);
  return (
    <LookContext value={shown.look}>
      <Window {...shown} />
    </LookContext>
  );
}

function useLook({ look }: Shown): void {
  const [apply] = useState(() => createLook());
  const theme = look?.theme ?? "light";
  const language = look?.languages[0];
  useEffect(() => apply({ theme, hand: "right", sounds: false, textSize: 100 }), [apply, theme]);
  useEffect(() => {
    if (language) document.documentElement.lang = language;
  }, [language]);
}

function Window({ face, testing }: Shown) {
  const { say } = useSay();
  const title = say("display.title");
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="customer-display flex h-dvh flex-col overflow-hidden bg-paper text-ink">
      <h1 className="sr-only">{title}</h1>
      {face?.training && (
        <p className="bg-amber-soft p-2 text-center text-xl font-bold tracking-widest">{say("display.training")}</p>
      )}
      <div className="min-h-0 flex-1">{testing ? <Test /> : <Shows face={face} />}</div>
      <FillScreen />
    </main>
  );
}

function Shows({ face }: { face: Face | undefined }) {
  switch (face?.kind) {
    case "sale":
      return <SaleScreen sale={face} />;
    case "pay":
      return <PayScreen {...face} />;
    case "done":
      return <DoneScreen {...face} />;
    case "idle":
      return <IdleScreen open greets={face.greets} />;
    case undefined:
      return <IdleScreen open={false} />;
  }
}

/** Letters and figures as large as they come in a sale. */
function Test() {
  const { say, money } = useSay();
  return (
    <section className="grid h-full place-content-center gap-4 p-6 text-center">
      <h2 className="text-3xl font-semibold">{say("display.test")}</h2>
      <p className="text-7xl font-bold">{money(123_456)}</p>
      <p className="text-2xl">ÄÖÜ äöü ß éèê ñ £ €</p>
    </section>
  );
}
