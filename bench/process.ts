import { readFileSync } from 'node:fs';

/** Clock ticks a second in `/proc`: 100 on every Linux that matters. */
const ticks = 100;

/** CPU that a process has used so far, user and system, all threads; seconds. Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

/** Memory that a process holds for itself (RssAnon: without files mapped in), bytes. Linux only. */
export function residentBytes(pid: number): number {
  const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}
