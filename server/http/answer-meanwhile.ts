type FetchCallback = (request: Request, env: object) => Response | Promise<Response>;

/** A visitor's proxy waits for longer. */
const LONGEST_WAIT_MS = 20_000;

/**
 * While the database is let go for a restore, what is in memory is answered from there, and everything else waits until
 * it is back: nobody is sent away for the moment that it takes.
 */
export function answerMeanwhile(
  answer: FetchCallback,
  database: { isHere(): boolean; whenHere(maxMs: number): Promise<void> },
): FetchCallback {
  async function meanwhile(request: Request, env: object): Promise<Response> {
    if (request.method === "GET" || request.method === "HEAD") {
      const response = await answer(request, env);
      if (response.status !== 503) return response;
    }
    await database.whenHere(LONGEST_WAIT_MS);
    return answer(request, env);
  }
  return (request, env) => (database.isHere() ? answer(request, env) : meanwhile(request, env));
}
