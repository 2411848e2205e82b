import { useFormats } from "@counterfoil/ui";
import { said } from "@counterfoil/ui/sentences";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useEmbeddedErp } from "../communication/communication.ts";
import { type FlowStep, flowHref } from "./flow-link.ts";
import { StepState } from "./step-state.tsx";

/** Till, server, message, IDoc, ERP documents: one step under the other, each with its number and a way to it. */
export function DocumentFlow({ receiptNumber, steps }: { receiptNumber: string; steps: FlowStep[] }) {
  const { t } = useTranslation();
  const erpUrl = useEmbeddedErp();
  if (steps.length === 0) return <p>{t("receipts.noFlow")}</p>;
  return (
    <ol className="flow">
      {steps.map((step) => (
        <li key={`${step.system} ${step.document} ${step.number}`}>
          <StepLine step={step} href={flowHref(step, receiptNumber, erpUrl)} />
        </li>
      ))}
    </ol>
  );
}

function StepLine({ step, href }: { step: FlowStep; href: string | undefined }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const document = i18n.exists(`flow.${step.document}`) ? t(`flow.${step.document}`) : step.document;
  return (
    <>
      <span className="flow-system">{t(`flow.system.${step.system}`)}</span>
      <span className="flow-document">
        {document} {href ? <StepLink href={href}>{step.number}</StepLink> : <span>{step.number}</span>}
      </span>
      {step.at && <span className="pair-key">{formats.instant(step.at)}</span>}
      {step.state && <StepState state={step.state} />}
      {step.reason && <span className="flow-reason">{said(step.reason)}</span>}
    </>
  );
}

/** Another program opens in its own tab; a screen of ours stays here. */
function StepLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} {...(href.startsWith("http") && { target: "_blank" })}>
      {children}
    </Link>
  );
}
