// Lets Node import `.liquid`, `.md`, `.css`, `.txt` and `.client.js` files as text, as wrangler's text rule does in the worker.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  load(url, context, next) {
    if (!/\.(liquid|md|css|txt|client\.js)$/.test(url)) return next(url, context);
    const text = readFileSync(fileURLToPath(url), 'utf8');
    return { format: 'module', shortCircuit: true, source: `export default ${JSON.stringify(text)}` };
  },
});
