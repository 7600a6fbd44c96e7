const han = /\p{Script=Han}/u;
const latinEnd = /[\w#%)+]/;
const latinStart = /[\w#!@$+~./-]/;

/** The space that Chinese typesetting puts between Han and Latin, for the place where two texts meet; empty elsewhere. */
export function seam(left: string, right: string): '' | ' ' {
  const [before, after] = [left.at(-1) ?? '', right.at(0) ?? ''];
  return (han.test(before) && latinStart.test(after)) || (latinEnd.test(before) && han.test(after)) ? ' ' : '';
}
