/** The bytes of a request's body, or null when there are more than `cap`; then the rest is not read. */
export async function readBody(req: Request, cap: number): Promise<Uint8Array | null> {
  if (Number(req.headers.get('content-length') ?? 0) > cap) return null;
  if (!req.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of req.body as ReadableStream<Uint8Array>) {
    size += chunk.byteLength;
    if (size > cap) return null;
    chunks.push(chunk);
  }
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}
