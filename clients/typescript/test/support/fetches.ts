/** A `fetch` and what it was asked, by method and path. */
export function recordedFetch(of: typeof fetch = fetch) {
  const requests: { signature: string; request: Request }[] = [];
  const recorded: typeof fetch = (input) => {
    const request = new Request(input);
    requests.push({ signature: `${request.method} ${new URL(request.url).pathname}`, request });
    return of(request);
  };
  const sent = (signature: string) =>
    requests.filter((asked) => asked.signature === signature).length;
  return { fetch: recorded, sent };
}

/** A `fetch` that lets each request through and loses the first answer to one of this signature. */
export function losingFetch(signature: string) {
  const answers: Response[] = [];
  const losing: typeof fetch = async (input) => {
    const request = new Request(input);
    const response = await fetch(request);
    if (`${request.method} ${new URL(request.url).pathname}` !== signature) return response;
    answers.push(response.clone());
    if (answers.length === 1) throw new TypeError("the line was cut");
    return response;
  };
  return { fetch: losing, answers };
}
