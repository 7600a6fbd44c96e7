export { Directory, Inbox, Outbox } from '../stubs.ts';

/** A worker that does nothing: what starting the runtime costs by itself. */
const worker: ExportedHandler<Env> = { fetch: () => new Response('ok') };

// biome-ignore lint/style/noDefaultExport: a worker is its default export.
export default worker;
