import type { ReceiptDetail } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { StepState } from "./step-state.tsx";

type Step = ReceiptDetail["flow"][number];

/** Till, server, message, IDoc, ERP documents: one step under the other, each with its number and a way to it. */
export function DocumentFlow({ steps }: { steps: Step[] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return <p>{t("receipts.noFlow")}</p>;
  return (
    <ol className="flow">
      {steps.map((step) => (
        <li key={`${step.system} ${step.document} ${step.number}`}>
          <FlowStep step={step} />
        </li>
      ))}
    </ol>
  );
}

function FlowStep({ step }: { step: Step }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const document = i18n.exists(`flow.${step.document}`) ? t(`flow.${step.document}`) : step.document;
  return (
    <>
      <span className="flow-system">{t(`flow.system.${step.system}`)}</span>
      <span className="flow-document">
        {document} {step.link ? <StepLink link={step.link}>{step.number}</StepLink> : <span>{step.number}</span>}
      </span>
      {step.at && <span className="pair-key">{formats.instant(step.at)}</span>}
      {step.state && <StepState state={step.state} />}
      {step.reason && <span className="flow-reason">{step.reason}</span>}
    </>
  );
}

/** Another program opens in its own tab; a screen of ours stays here. */
function StepLink({ link, children }: { link: string; children: string }) {
  const elsewhere = /^https?:/.test(link);
  if (!elsewhere && !/^[#/]/.test(link)) return <span>{children}</span>;
  return (
    <Link href={link} {...(elsewhere && { target: "_blank" })}>
      {children}
    </Link>
  );
}
