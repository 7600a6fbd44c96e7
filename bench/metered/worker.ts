import product, {
  Directory as ProductDirectory,
  Inbox as ProductInbox,
  Outbox as ProductOutbox,
} from '../../src/worker.ts';
import { type Counted, meter, read } from './meter.ts';

/** The product's objects with a meter on their storage: nothing in the product knows. */
export class Directory extends ProductDirectory {
  constructor(ctx: DurableObjectState, env: Env) {
    super(meter(ctx, 'Directory'), env);
  }
}

/** The product's Inbox, metered. */
export class Inbox extends ProductInbox {
  constructor(ctx: DurableObjectState, env: Env) {
    super(meter(ctx, 'Inbox'), env);
  }
}

/** The product's Outbox, metered. */
export class Outbox extends ProductOutbox {
  constructor(ctx: DurableObjectState, env: Env) {
    super(meter(ctx, 'Outbox'), env);
  }
}

/** The product, and `/rows-written`: what has been counted so far. Plain workerd runs everything in one isolate. */
const worker: ExportedHandler<Env> = {
  fetch(request, env, ctx) {
    if (new URL(request.url).pathname === '/rows-written') return Response.json(read() satisfies Counted[]);
    return product.fetch(request, env, ctx);
  },
};

// biome-ignore lint/style/noDefaultExport: a worker is its default export.
export default worker;
