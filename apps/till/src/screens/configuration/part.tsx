import { type ReactNode, useId } from "react";

/** A part of the configuration under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h2 id={id} className="border-b border-line pb-1 text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What is known, each under its name; what is not known is left out. */
export function Known({ facts }: { facts: (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="min-w-0 text-right [overflow-wrap:anywhere] sm:text-left">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
