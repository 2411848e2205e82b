import { capOf } from "@counterfoil/ui";
import type { ButtonHTMLAttributes, InputHTMLAttributes, ReactNode, Ref } from "react";
import { useId } from "react";
import { keyMap } from "../../devices/index.ts";
import { useWatch } from "../frame/use-till.ts";
import { spokenKey } from "./key-cap.tsx";

const looks = {
  main: "bg-stamp text-white hover:bg-stamp-deep disabled:bg-paper-deep disabled:text-ink-soft",
  plain:
    "bg-white text-ink border border-line hover:bg-paper-deep disabled:text-ink-soft disabled:bg-paper-deep aria-disabled:text-ink-soft aria-disabled:bg-paper-deep",
  quiet: "bg-transparent text-ink hover:bg-paper-deep disabled:text-ink-soft",
  danger: "bg-white text-error border border-error hover:bg-error-soft",
};

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: keyof typeof looks;
  /** The key that does the same, by the name screens know it by; shown as this till has it, and told to screen readers. */
  shortcut?: string;
};

export function Button({ look = "plain", shortcut, className = "", children, ...rest }: ButtonProps) {
  const { keyOf } = useWatch(keyMap);
  const key = shortcut && keyOf(shortcut);
  return (
    <button
      type="button"
      {...(key ? { "aria-keyshortcuts": spokenKey(key) } : {})}
      className={`inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-md px-3 py-2 font-medium ${looks[look]} ${className}`}
      {...rest}
    >
      {children}
      {key && (
        <span
          aria-hidden="true"
          className="rounded border border-current px-1 font-sans text-xs opacity-80 max-sm:hidden"
        >
          {capOf(key)}
        </span>
      )}
    </button>
  );
}

type FieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  problem?: string | undefined;
  hint?: string;
  ref?: Ref<HTMLInputElement>;
};

export function Field({ label, problem, hint, className = "", ...rest }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium text-ink-soft">
        {label}
      </label>
      <input
        id={id}
        autoComplete="off"
        {...(described ? { "aria-describedby": described } : {})}
        {...(problem ? { "aria-invalid": true } : {})}
        className="min-h-11 w-full rounded-md border border-ink-soft bg-white px-3 py-2 text-lg"
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-sm font-medium text-error">
          {problem}
        </p>
      )}
    </div>
  );
}

/** One message in the middle of an otherwise empty screen: opening, busy, empty and broken states. */
export function Message({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <main className="grid min-h-full place-items-center p-6">
      <div className="w-full max-w-md">
        <Wordmark />
        <h1 className="mt-8 text-2xl font-semibold">{title}</h1>
        <div className="mt-3 space-y-4 text-lg text-ink-soft">{children}</div>
      </div>
    </main>
  );
}

export function Wordmark() {
  return (
    <p className="flex items-center gap-2 text-lg font-semibold tracking-tight">
      <img src="/till/icon.svg" alt="" className="size-7" />
      Counterfoil
    </p>
  );
}
