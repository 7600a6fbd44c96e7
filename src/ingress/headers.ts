/** Headers needed to read the body again; proofs, cookies and credentials never match. */
const kept =
  /^(content-type|user-agent|idempotency-key|webhook-(id|timestamp)|(x|travis|codeup)-[a-z-]*(event|delivery|hook-id|target-type|target-id|slug|instance|uuid|identifier))$/;

/** The headers of a delivery that the journal keeps: enough to read its body again, nothing that proves who sent it. */
export function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => kept.test(name)));
}
