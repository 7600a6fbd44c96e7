import { DurableObject } from 'cloudflare:workers';

export { Directory, Outbox } from '../stubs.ts';

/**
 * The floor: what any server must do that promises not to lose a signed delivery. It checks the proof, parses the JSON and
 * inserts one row durably; the reply follows the insert. No schema, no message, no duplicates, no log.
 */
export class Inbox extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS journal (id TEXT PRIMARY KEY, event TEXT, body TEXT) WITHOUT ROWID',
    );
  }

  async accept(id: string, event: string, body: string): Promise<string> {
    this.ctx.storage.sql.exec('INSERT OR IGNORE INTO journal (id, event, body) VALUES (?, ?, ?)', id, event, body);
    return id;
  }
}

/** ADMIN_TOKEN is the secret here: the runtime's configuration has it anyway. */
let key: CryptoKey | null = null;

async function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

const worker: ExportedHandler<Env> = {
  async fetch(request, env) {
    if (request.method !== 'POST') return Response.json({ ok: true });
    const body = await request.arrayBuffer();
    const hex = request.headers.get('x-hub-signature-256')?.slice('sha256='.length) ?? '';
    const proof = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    key ??= await keyOf(env.ADMIN_TOKEN ?? '');
    if (!(await crypto.subtle.verify('HMAC', key, proof, body))) return Response.json({ ok: false }, { status: 401 });
    const text = new TextDecoder().decode(body);
    const payload: unknown = JSON.parse(text);
    if (typeof payload !== 'object' || payload === null) return Response.json({ ok: false }, { status: 400 });
    const id = request.headers.get('x-github-delivery') ?? '';
    const inbox = env.INBOX.getByName(new URL(request.url).pathname) as unknown as DurableObjectStub<Inbox>;
    const delivery = await inbox.accept(id, request.headers.get('x-github-event') ?? '', text);
    return Response.json({ outcome: 'accepted', delivery }, { status: 202 });
  },
};

// biome-ignore lint/style/noDefaultExport: a worker is its default export.
export default worker;
