/** Rows of a pasted table: CSV with commas or semicolons, or cells with tabs between them as spreadsheets copy them. */
export function rowsOf(text: string): { line: number; cells: string[] }[] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const mark = ['\t', ',', ';'].find((each) => head.includes(each)) ?? ',';
  const rows: { line: number; cells: string[] }[] = [];
  let [cells, cell, quoted, line, begun]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((each) => each !== '')) rows.push({ line: begun, cells });
    cells = [];
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '\n') line++;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      [quoted, cell] = [true, ''];
    } else if (char === mark) endCell();
    else if (char === '\n') {
      endRow();
      begun = line;
    } else if (char !== '\r') cell += char;
  }
  endRow();
  return rows;
}
