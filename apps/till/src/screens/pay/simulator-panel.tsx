import { useTranslation } from "react-i18next";
import type { SimulatedAct } from "../../terminal/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** What a customer would do at the terminal, and what may go wrong with it. */
export function SimulatorPanel() {
  const { t, i18n } = useTranslation();
  const { terminal, configuration } = useTill();
  const request = useWatch(terminal.simulator.waiting);
  const attempt = useWatch(terminal.state)?.attempt;
  const method = useWatch(configuration)?.paymentMethods.find(({ code }) => code === attempt?.method);
  if (!request) return null;
  const cards = method?.cardTypes ?? [];
  const act = (text: string, what: SimulatedAct) => (
    <Button key={text} onClick={() => terminal.simulator.do(what)}>
      {text}
    </Button>
  );
  return (
    <fieldset className="rounded-md border border-dashed border-ink-soft p-3">
      <legend className="px-1 text-sm text-ink-soft">{t("simulator.title")}</legend>
      <div className="grid grid-cols-2 gap-2">
        {cards.map(({ code, names }) => act(names[i18n.language] ?? names.en ?? code, { act: "card", cardType: code }))}
        {cards.length === 0 && act(t("simulator.card"), { act: "card" })}
        {act(t("simulator.decline"), { act: "decline" })}
        {act(t("simulator.timeOut"), { act: "timeOut" })}
        {act(t("simulator.loseAnswer"), { act: "loseAnswer", ...(cards[0] ? { cardType: cards[0].code } : {}) })}
      </div>
    </fieldset>
  );
}
