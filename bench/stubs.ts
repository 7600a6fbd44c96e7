import { DurableObject } from 'cloudflare:workers';

/** The classes that the runtime's configuration names, for workers that have no use for them. */
export class Directory extends DurableObject<Env> {}
export class Inbox extends DurableObject<Env> {}
export class Outbox extends DurableObject<Env> {}
