/** A short YAML text that says a hundred thousand things: lists of aliases to lists of aliases. */
export const laughs = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...['b a', 'c b', 'd c', 'e d'].map(bomb)].join('\n');

function bomb(names: string): string {
  const [name, of] = names.split(' ');
  return `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]`;
}
