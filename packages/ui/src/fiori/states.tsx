import { BusyIndicator } from "@ui5/webcomponents-react/BusyIndicator";
import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { Title } from "@ui5/webcomponents-react/Title";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "./refusals.ts";

/** Brings what is new at the top of a long page before the reader's eyes, who may have scrolled down to its fields. */
export function useIntoView(reason: unknown) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (reason) element.current?.scrollIntoView({ block: "center" });
  }, [reason]);
  return element;
}

export function ProblemStrip({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const strip = useIntoView(error);
  if (!error) return null;
  return (
    <div className="problem" role="alert" ref={strip}>
      <MessageStrip design="Negative" hideCloseButton>
        {problemText(error)}
      </MessageStrip>
      {onRetry && <Button onClick={onRetry}>{t("ui.tryAgain")}</Button>}
    </div>
  );
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="waiting">
      <BusyIndicator active delay={300} text={t("ui.loading")} />
    </div>
  );
}

/** Nothing to show, and what to do about it. `page`: it is all that the page has. */
export function Nothing({ title, page, children }: { title: string; page?: boolean; children?: ReactNode }) {
  return (
    <div className="nothing">
      <Title level={page ? "H1" : "H2"} size="H5">
        {title}
      </Title>
      {children}
    </div>
  );
}
