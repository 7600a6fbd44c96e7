import { app } from './app.ts';

export { Directory } from './directory/index.ts';
export { ProvingInbox as Inbox } from './ingress/inbox.ts';
export { Outbox } from './outbox/index.ts';

export default app satisfies ExportedHandler<Env>;
