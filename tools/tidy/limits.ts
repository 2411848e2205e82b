/** The house's numbers. They may be lowered, never raised: what does not fit is cut, not the limit. */
export const limits = {
  fileLines: {
    most: 400,
    because: "nobody holds more than that in the head; the median of ours is under 80",
  },
  functionLines: {
    most: 70,
    because: "a function is read on one screen; most of ours are under 40",
  },
} as const;
