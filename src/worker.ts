import { app } from './app.ts';

export { Directory } from './directory/index.ts';
export { Inbox } from './inbox/index.ts';
export { Outbox } from './outbox/index.ts';

export default app satisfies ExportedHandler<Env>;
