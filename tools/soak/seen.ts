/** London's second till, beside which a simulated card terminal stands. */
export const tillId = "1010-02";

/** What was seen on the way: what the till showed as sold, what was wrong, how often what happened, and its last running number. */
export type Seen = { shownAsSold: Set<string>; faults: string[]; counts: Map<string, number>; last: number };

export const count = ({ counts }: Seen, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
