import { styleText } from 'node:util';
import { Command, Option } from 'commander';
import { root } from '../build.ts';
import { Refusal } from '../refusal.ts';
import { type Proof, proofs } from './proofs.ts';
import { scaffold } from './scaffold.ts';

const program = new Command('adapter:new')
  .description('makes a new source: an adapter that works, its fixtures, its set-up pages, its line in the registry')
  .argument('<name>', 'path segment and folder name, such as my-source')
  .option('--title <text>', 'as people call it; default: the name')
  .option('--docs <url>', "the vendor's page on its webhooks", 'https://example.com/webhooks')
  .addOption(new Option('--auth <proof>', 'how its deliveries are proved').choices(Object.keys(proofs)).default('hmac'))
  .action((name: string, { title = name, docs, auth }: { title?: string; docs: string; auth: Proof }) => {
    for (const file of scaffold(root, { name, title, docs, proof: auth })) console.log(file);
    console.log(next(name));
  });

/** What is left to do by hand. */
function next(name: string): string {
  return `
It works already, with one made-up event: "item". Now make it the real one.

1. fixtures/${name}: put deliveries as the vendor sends them. cases.json says what each becomes; "sample": true offers it in
   the console, after npx vitest run -u --project node test/conformance/samples.test.ts
2. adapters/${name}: payload.ts checks them, item.ts turns them into events (src/event), index.ts names the headers,
   the proof and what is quiet by default.
3. npx vitest run -u --project node test/conformance -t '^${name} '
   writes test/golden/${name}. Read every message, in both languages.
4. adapters/${name}/setup.zh-CN.md and setup.en.md: the clicks to make at the source.
5. npm run types && npm run lint && npm test

CONTRIBUTING.md says more, under "Adding a source".`;
}

try {
  program.parse();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`${styleText('red', 'adapter:new:', { stream: process.stderr })} ${error.message}`);
  process.exitCode = 2;
}
