/**
 * How both programs run, so that the server stays below 400 MB whatever comes in. V8 would let a heap whose living part is 100 MB grow
 * to 350 before it collects (626 MB in all): it collects when a third is new. Half would be a tenth quicker while articles come in, for
 * 25 MB. A young generation of 16 MB is no quicker than one of 8, and is in memory twice.
 */
export const nodeFlags = ["--max-semi-space-size=8", "--heap-growing-percent=35"];

/**
 * glibc gives the threads of a process up to eight heaps of their own for each core, and each keeps what it once had: 30 MB of the server.
 * Ours only compress and hash there; two heaps are as quick. And what is as long as a piece of a document is given back at once.
 */
export const nodeEnvironment = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: String(128 * 1024) };
