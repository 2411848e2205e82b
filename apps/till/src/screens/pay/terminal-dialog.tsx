import type { Payment } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CardState } from "../../terminal/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";
import { SimulatorPanel } from "./simulator-panel.tsx";
import { useCardResult } from "./use-card-payment.ts";

type AtTerminalProps = { total: number; payments: Payment[]; settle(payments: Payment[]): void };

/** What is under way at the card terminal, over the payment. */
export function AtTerminal({ total, payments, settle }: AtTerminalProps) {
  const state = useCardResult(total, payments, settle);
  return state && <TerminalDialog state={state} />;
}

/** A payment that is taken back, over whatever is shown. */
export function TakenBackAtTerminal() {
  const state = useWatch(useTill().terminal.state);
  return state && <TerminalDialog state={state} />;
}

/** Where the card payment stands, in the terminal's own steps, and what can be done then. */
function TerminalDialog({ state }: { state: CardState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { terminal } = useTill();
  const { attempt, phase } = state;
  const close = () => {
    if (phase === "declined") void terminal.done();
    else if (phase === "insertCard") terminal.abort();
  };
  const status = useRef<HTMLParagraphElement>(null);
  // With the step before, the button went that had the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at after each step
  useEffect(() => {
    if (document.activeElement === document.body) status.current?.focus();
  }, [phase]);
  const title = attempt.kind === "cancel" ? "cancel" : attempt.amount < 0 ? "refund" : "pay";
  return (
    <Dialog title={t(`terminal.title.${title}`)} close={close}>
      <div className="space-y-4">
        <p className="text-center text-5xl font-bold">{formats.money(Math.abs(attempt.amount), attempt.currency)}</p>
        <p
          ref={status}
          role="status"
          tabIndex={-1}
          data-start
          className={`rounded-md p-4 text-center text-xl font-semibold ${looks[phase]}`}
        >
          {phase === "declined" ? t(`terminal.declined.${state.reason}`) : t(`terminal.${phase}`)}
        </p>
        <Acts key={phase} phase={phase} close={close} over={t(attempt.receiptNumber ? "close" : "terminal.otherWay")} />
        <SimulatorPanel />
      </div>
    </Dialog>
  );
}

const looks: Record<CardState["phase"], string> = {
  insertCard: "bg-paper-deep",
  authorising: "bg-paper-deep",
  asking: "bg-amber-soft",
  silent: "bg-amber-soft",
  approved: "bg-stamp text-white",
  declined: "bg-error-soft",
};

/** How long is waited in patience before asking is offered. */
const PATIENCE_MS = 4000;

/** `over`: what follows when nothing was charged. */
function Acts({ phase, close, over }: { phase: CardState["phase"]; close(): void; over: string }) {
  const { t } = useTranslation();
  const { terminal } = useTill();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  switch (phase) {
    case "insertCard":
      return (
        <Button className="w-full" onClick={close} shortcut="Esc">
          {t("terminal.abort")}
        </Button>
      );
    case "declined":
      return (
        <Button look="main" className="w-full" autoFocus onClick={close} shortcut="Enter">
          {over}
        </Button>
      );
    case "silent":
      return <Decision />;
    case "authorising":
      return (
        isLate && (
          <Button className="w-full" onClick={() => void terminal.ask()}>
            {t("terminal.askNow")}
          </Button>
        )
      );
    default:
      return null;
  }
}

/** The terminal is out of reach; somebody who may looks at its slip and says what became of the payment. */
function Decision() {
  const { t } = useTranslation();
  const { terminal, rights } = useTill();
  const [decider, setDecider] = useState<string>();
  const ask = async () => {
    const permit = await rights.ask("decideCard");
    if (permit) setDecider(permit.approvedBy ?? permit.by);
  };
  if (!decider)
    return (
      <div className="grid gap-2">
        <p>{t("terminal.silentHint")}</p>
        <Button look="main" autoFocus onClick={() => void terminal.ask()} shortcut="Enter">
          {t("terminal.askNow")}
        </Button>
        <Button onClick={() => void ask()}>{t("terminal.decide")}</Button>
      </div>
    );
  return (
    <div className="grid gap-2">
      <p>{t("terminal.decideHint")}</p>
      <Button onClick={() => terminal.decide(true, decider)}>{t("terminal.wasCharged")}</Button>
      <Button onClick={() => terminal.decide(false, decider)}>{t("terminal.wasNotCharged")}</Button>
    </div>
  );
}
