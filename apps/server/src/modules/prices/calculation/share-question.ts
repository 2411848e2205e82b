/**
 * Who asks while an answer is on its way gets the next one, together with all others who wait: no answer is older than its question, and
 * a thousand questions at once are two statements.
 */
export function shareQuestion<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<Answer> | undefined;
  let next: Promise<Answer> | undefined;

  function start(): Promise<Answer> {
    const answer = ask();
    running = answer;
    const end = () => {
      if (running === answer) running = undefined;
    };
    answer.then(end, end);
    return answer;
  }

  return () => {
    if (running === undefined) return start();
    if (next === undefined) {
      const begin = () => {
        next = undefined;
        return start();
      };
      next = running.then(begin, begin);
    }
    return next;
  };
}
