import { type Host, isInstalled, readHost } from './host';
import { playOn, steps, type Tried } from './play';
import { tableOf } from './table';
import { writeTables } from './write-tables';

/** Plays the short day on each n8n that is named, and writes what came of it into the documentation. */
async function main(texts: string[]): Promise<number> {
	const hosts = texts.map(readHost);
	const absent = texts.filter((_, at) => !isInstalled(hosts[at] as Host));
	if (absent.length > 0) throw new Error(`Not installed: ${absent.join(', ')}.`);
	const tried: Tried[] = [];
	const interrupt = new AbortController();
	const end = () => interrupt.abort(new Error('Ended by hand.'));
	process.on('SIGINT', end);
	process.on('SIGTERM', end);
	for (const [at, host] of hosts.entries()) {
		const name = texts[at];
		process.stderr.write(`\n▸ n8n ${name}\n`);
		const say = (line: string) => process.stderr.write(`  ${line}\n`);
		const one = await playOn(host, say, interrupt.signal);
		if (interrupt.signal.aborted) return 1;
		tried.push(one);
		const missing = steps.filter((step) => !one.passed.includes(step));
		for (const trouble of one.troubles) process.stderr.write(`  ! ${trouble}\n`);
		process.stderr.write(
			missing.length === 0 ? '  every step passed\n' : `  not passed: ${missing.join(', ')}\n`,
		);
		// After each: what is broken off keeps what it had.
		await writeTables(tried);
	}
	process.stdout.write(`${tableOf(tried, 'en')}\n`);
	return tried.every(({ troubles }) => troubles.length === 0) ? 0 : 1;
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		process.stderr.write(`\n${(error as Error).message}\n`);
		process.exitCode = 1;
	},
);
