import type { Reason, RightRule, TillPerson, TillRight, TillSettings } from "@counterfoil/contracts";
import type { Note } from "../journal/index.ts";
import { type Observable, observable } from "../observable.ts";

/** That something may be done: by whom, who lent the right, and why. */
export type Permit = { by: string; approvedBy?: string; reason?: string };

/** A person at the till is asked, until it is answered. */
export type RightWish = {
  right: TillRight;
  /** What it is about, in words. */
  about?: string;
  reasons: readonly Reason[];
  reasonNeeded: boolean;
  /** Somebody else has to lend the right. */
  lacks: boolean;
  answer(answer: RightAnswer | undefined): void;
};
type RightAnswer = { approver?: TillPerson; reason?: string };

export type Rights = {
  wish: Observable<RightWish | undefined>;
  has(person: Pick<TillPerson, "roles">, right: TillRight): boolean;
  /** Nobody is asked who has the right and has no reason to give. Undefined: not allowed, or thought better of. */
  ask(right: TillRight, about?: { about?: string }): Promise<Permit | undefined>;
};

type Setting = {
  cashier: Observable<TillPerson | undefined>;
  settings: Observable<TillSettings>;
  note: Note;
};

/** Who may do what at this till; a right that is lacking is lent over the shoulder, and the cashier stays signed in. */
export function createRights({ cashier, settings, note }: Setting): Rights {
  const wish = observable<RightWish | undefined>(undefined);
  const ruleOf = (right: TillRight): RightRule => settings.get().rights[right];
  const has: Rights["has"] = ({ roles }, right) => ruleOf(right).roles.some((role) => roles.includes(role));
  // Whoever comes next did not ask for it.
  cashier.subscribe(() => wish.get()?.answer(undefined));
  const open = (asked: Omit<RightWish, "answer">) => {
    wish.get()?.answer(undefined);
    return new Promise<RightAnswer | undefined>((resolve) => {
      const answer: RightWish["answer"] = (given) => {
        wish.set(undefined);
        resolve(given);
      };
      wish.set({ ...asked, answer });
    });
  };
  return {
    wish,
    has,
    async ask(right, { about } = {}) {
      const person = cashier.get();
      if (!person) return undefined;
      const { reasons, reasonNeeded } = ruleOf(right);
      const lacks = !has(person, right);
      const by = person.personId;
      if (!lacks && reasons.length === 0) return { by };
      const given = await open({ right, reasons, reasonNeeded, lacks, ...(about ? { about } : {}) });
      if (!given) return undefined;
      const { approver, reason } = given;
      const why: { reason?: string } = reason ? { reason } : {};
      if (!approver) return { by, ...why };
      const approvedBy = approver.personId;
      const facts = { right, approver: approver.name, ...(about ? { about } : {}), ...(reason ? { reason } : {}) };
      note("approved", facts, { approvedBy });
      return { by, approvedBy, ...why };
    },
  };
}
