import type { Logger } from 'n8n-workflow';

type Level = 'warn' | 'error';
type Said = { at: number; again: number };

/** For so long a line that was written is not written again, ms. */
const silentFor = 10 * 60_000;
/** Lines that are remembered at most, for each logger. */
const mostLines = 200;

const logs = new WeakMap<object, Map<string, Said>>();

/**
 * Writes a line to n8n's log that may come again and again, with every beat of a clock or every request:
 * the same one once in ten minutes, and then how often it came in between.
 *
 * @param now monotonic, ms
 */
export function sayOnce(
	logger: Pick<Logger, Level>,
	level: Level,
	line: string,
	now = performance.now(),
): void {
	const said = logs.get(logger) ?? new Map<string, Said>();
	logs.set(logger, said);
	const before = said.get(line);
	if (before && now - before.at < silentFor) {
		before.again += 1;
		return;
	}
	// Put at the end again, so that the first one is the one that was said longest ago.
	said.delete(line);
	const [oldest] = said.keys();
	if (oldest !== undefined && said.size >= mostLines) said.delete(oldest);
	said.set(line, { at: now, again: 0 });
	const times = before && before.again > 0 ? ` (${before.again} more times since it was said)` : '';
	logger[level](`${line}${times}`);
}
