import { type Setup, type SetupStep, setupSteps } from "@counterfoil/contracts";
import { api, intentHref, navigate, useIntent } from "@counterfoil/ui";
import { Loadable, ObjectPage, StateTag } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Title } from "@ui5/webcomponents-react/Title";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSystems } from "./communication.ts";
import { SetupBody } from "./setup-body.tsx";
import { SystemPicker } from "./system-picker.tsx";
import "./communication.css";

/** Of a new system before it has its name. */
const usualId = "ERP";

/** The guided way to a working connection. Each step looks at what is there, so that anybody can go on with it any time. */
export function SetupPage() {
  const { SystemId } = useIntent().parameters;
  const systems = useSystems();
  const systemId = SystemId ?? systems.data?.[0]?.systemId ?? usualId;
  const query = useQuery({
    queryKey: ["communication-setup", systemId],
    queryFn: ({ signal }) => api<Setup>(`/api/hub/communication-setup/${encodeURIComponent(systemId)}`, { signal }),
    refetchInterval: 3000,
    enabled: SystemId !== undefined || systems.data !== undefined,
  });
  return <Loadable query={query}>{(setup) => <Assistant key={systemId} setup={setup} />}</Loadable>;
}

function Assistant({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const { Step } = useIntent().parameters;
  const open = setup.steps.filter(({ done }) => !done);
  // A step that is done by what is done in it stays: it may show a secret, and shows it only once.
  const [first] = useState(open[0]?.step);
  const current = setup.steps.find(({ step }) => step === (Step ?? first)) ?? setup.steps.at(-1);
  if (!current) return null;
  return (
    <ObjectPage
      title={t("setup.title")}
      parent={{ title: t("systems.title"), href: intentHref("CommunicationSystem-search") }}
      subtitle={t("setup.progress", { done: setup.steps.length - open.length, all: setup.steps.length })}
      sections={[
        {
          id: "assistant",
          title: t("setup.steps"),
          content: (
            <>
              <SystemPicker systemId={setup.systemId} />
              <div className="setup">
                <StepList setup={setup} current={current.step} />
                <CurrentStep key={current.step} setup={setup} step={current} />
              </div>
            </>
          ),
        },
      ]}
    />
  );
}

const goTo = (systemId: string, step: string | undefined) =>
  navigate("CommunicationSetup-start", { SystemId: systemId, ...(step === undefined ? {} : { Step: step }) });

function StepList({ setup, current }: { setup: Setup; current: string }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("setup.steps")}>
      <ol className="setup-steps">
        {setup.steps.map(({ step, done }, index) => (
          <li key={step}>
            <button
              type="button"
              aria-current={step === current ? "step" : undefined}
              onClick={() => goTo(setup.systemId, step)}
            >
              <span>
                {index + 1}. <span className="step-name">{t(`setup.step.${step}`)}</span>
              </span>
              <StateTag tone={done ? "positive" : "neutral"}>
                <span className="step-word">{t(done ? "setup.done" : "setup.open.step")}</span>
              </StateTag>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function CurrentStep({ setup, step: { step, facts, done } }: { setup: Setup; step: SetupStep }) {
  const { t } = useTranslation();
  const title = useRef<HTMLDivElement>(null);
  // The reader of a screen hears which step it is now.
  useEffect(() => title.current?.focus(), []);
  const position = setupSteps.indexOf(step);
  const [before, next] = [setupSteps[position - 1], setupSteps[position + 1]];
  return (
    <div className="setup-body">
      <div ref={title} tabIndex={-1}>
        <Title level="H3">{`${position + 1}. ${t(`setup.step.${step}`)}`}</Title>
      </div>
      <p>{t(`setup.about.${step}`)}</p>
      <ul className="setup-facts">
        {facts.map(({ fact, ok, subject }) => (
          <li key={`${fact} ${subject ?? ""}`}>
            <StateTag tone={ok ? "positive" : "critical"}>{t(`setup.fact.${fact}.${ok ? "yes" : "no"}`)}</StateTag>
            {subject && <span> {t([`service.${subject}`, `scenario.${subject}`, "setup.subject"], { subject })}</span>}
          </li>
        ))}
      </ul>
      <SetupBody setup={setup} step={step} />
      <div className="setup-foot">
        {before && <Button onClick={() => goTo(setup.systemId, before)}>{t("setup.back")}</Button>}
        {next && (
          <Button design={done ? "Emphasized" : "Default"} onClick={() => goTo(setup.systemId, next)}>
            {t("setup.next")}
          </Button>
        )}
      </div>
    </div>
  );
}
