import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const tickMs = 10;

/**
 * Processor time that processes have had so far, with all that they have started and of which they still know,
 * ms; NaN where the system does not tell.
 */
export function processorTimeOf(pids: readonly number[]): number {
	const all = new Map<number, { parent: number; ticks: number }>();
	for (const name of folders('/proc')) {
		const one = /^\d+$/.test(name) ? statOf(name) : null;
		if (one !== null) all.set(Number(name), one);
	}
	if (pids.some((pid) => !all.has(pid))) return Number.NaN;
	const isTheirs = (pid: number): boolean =>
		pids.includes(pid) || (all.has(pid) && isTheirs(all.get(pid)?.parent ?? 0));
	let ticks = 0;
	for (const [pid, one] of all) if (isTheirs(pid)) ticks += one.ticks;
	return ticks * tickMs;
}

function folders(path: string): string[] {
	try {
		return readdirSync(path);
	} catch {
		return [];
	}
}

/** The fields behind the name, which may hold anything: state, parent, …, own times and those of ended children. */
function statOf(pid: string): { parent: number; ticks: number } | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const ticks = fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0);
		return { parent: Number(fields[1]), ticks };
	} catch {
		// It has ended meanwhile.
		return null;
	}
}
