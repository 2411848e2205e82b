import type { ReactNode } from "react";
import { useTill, useWatch } from "../frame/use-till.ts";

type ReportPaperProps = { title: string; label: string; final: boolean; children: ReactNode };

/** A report on 80 mm paper. The perforated edge is for what is final: a closed day has it, a look at an open one has not. */
export function ReportPaper({ title, label, final, children }: ReportPaperProps) {
  const configuration = useWatch(useTill().configuration);
  return (
    <div className="drop-shadow-md print:drop-shadow-none">
      <article
        aria-label={label}
        className={`receipt-paper mx-auto w-full max-w-80 bg-white p-5 text-sm ${final ? "perforated" : ""}`}
      >
        <header className="mb-2 text-center">
          <p className="text-base font-semibold">{configuration?.company.name}</p>
          <p>{configuration?.store.name}</p>
          <p>{configuration?.tillId}</p>
          <p className="mt-2 border-y-2 border-ink py-1 text-lg font-bold">{title}</p>
        </header>
        {children}
      </article>
    </div>
  );
}

export function PaperLines({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="my-3 border-t border-dashed border-ink-soft pt-2">
      {title && <h2 className="font-semibold">{title}</h2>}
      {children}
    </section>
  );
}

export function PaperLine({ label, value, strong }: { label: string; value: string; strong?: boolean }) {
  return (
    <p className={`flex justify-between gap-3 ${strong ? "font-semibold" : ""}`}>
      <span>{label}</span>
      <span className="whitespace-nowrap">{value}</span>
    </p>
  );
}
