import { currentLanguage } from "@counterfoil/ui";
import { type PaperPart, PaperView, sayIn } from "@counterfoil/ui/paper";

type ReportPaperProps = { label: string; final: boolean; parts: readonly PaperPart[] };

/** A report on 80 mm paper. The perforated edge is for what is final: a closed day has it, a look at an open one has not. */
export function ReportPaper({ label, final, parts }: ReportPaperProps) {
  return (
    <div className="drop-shadow-md print:drop-shadow-none">
      <article
        aria-label={label}
        className={`receipt-paper mx-auto w-full max-w-80 bg-white p-5 text-sm ${final ? "perforated" : ""}`}
      >
        <PaperView parts={parts} say={sayIn([currentLanguage()])} />
      </article>
    </div>
  );
}
