/**
 * `npm run bench`: how fast the package is, every figure against something that ran beside it in the
 * same minute. See docs/performance.md.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

import type { DialectName } from '../core/store/store';
import places from '../sandbox/setup/places.js';
import { measureAdapters } from './adapter-speed';
import { measureBatches } from './batch-block';
import { measureCareVsBuiltIn } from './care-built-in';
import { measureCareGrowth } from './care-growth';
import { measureCarePreview } from './care-preview';
import { type Databases, databasesIn } from './databases';
import { measureDrivers } from './drivers';
import { measureDueClaims } from './due-claims';
import { measureDueSend } from './due-send';
import { measureImport } from './import-customers';
import { measureInsight } from './insight-speed';
import { measureLoopBlock } from './loop-block';
import { measureLoop } from './loop-speed';
import { measureEraseGrowth } from './erase-growth';
import { type Options, readOptions } from './options';
import { measurePages } from './page-speed';
import { weighPages } from './page-weight';
import { measurePolicyGrowth } from './policy-growth';
import { measureResolveGrowth } from './resolve-growth';
import { measureReport } from './report-speed';
import { type CareSpeed, jsonOf, linesOf, type Measured, type OnN8n, tableOf } from './report';
import { say } from './say';
import { n8nSettings, setStage } from './stage';

/** What has to be ended before this process may end, the newest first. */
const endings: Array<() => Promise<void>> = [];

async function end(): Promise<void> {
	for (let ending = endings.pop(); ending; ending = endings.pop()) await ending();
}

async function measure(options: Options): Promise<Measured> {
	const folder = mkdtempSync(join(tmpdir(), 'satisfaction-bench-'));
	// PostgreSQL refuses to run as root: as its own user it has to get through here.
	chmodSync(folder, 0o755);
	endings.push(async () => rmSync(folder, { recursive: true, force: true }));
	const asked = new Set(options.parts);
	const measured: Measured = {};
	if (asked.has('adapters')) measured.adapters = measureAdapters(options);
	if (asked.has('policy')) {
		measured.policy = await apart(folder, 'policy', async (databases) => ({
			sqlite: await measurePolicyGrowth(databases, 'sqlite', options),
			postgres: await measurePolicyGrowth(databases, 'postgres', options),
		}));
	}
	if (asked.has('resolve')) {
		measured.resolve = await apart(folder, 'resolve', async (databases) => ({
			sqlite: await measureResolveGrowth(databases, 'sqlite', options),
			postgres: await measureResolveGrowth(databases, 'postgres', options),
		}));
	}
	if (asked.has('erase')) {
		measured.erase = await apart(folder, 'erase', async (databases) => ({
			sqlite: await measureEraseGrowth(databases, 'sqlite', options),
			postgres: await measureEraseGrowth(databases, 'postgres', options),
		}));
	}
	if (asked.has('import')) {
		measured.imported = await apart(folder, 'import', async (databases) => ({
			sqlite: await measureImport(databases, 'sqlite', options),
			postgres: await measureImport(databases, 'postgres', options),
		}));
	}
	if (asked.has('care')) {
		const care = async (databases: Databases, dialect: DialectName) => ({
			growth: await measureCareGrowth(databases, dialect, options),
			preview: await measureCarePreview(databases, dialect, options),
		});
		const alone = await apart(folder, 'care', async (databases) => ({
			sqlite: await care(databases, 'sqlite'),
			postgres: await care(databases, 'postgres'),
		}));
		const vsBuiltIn = await apart(folder, 'care-list', async (databases) => {
			const stage = await setStage(join(folder, 'care-list'), databases, options);
			endings.push(stage.close);
			return await measureCareVsBuiltIn(stage, options).finally(stage.close);
		});
		const both = (dialect: DialectName): CareSpeed => ({
			...alone[dialect],
			vsBuiltIn: vsBuiltIn[dialect],
		});
		measured.care = { sqlite: both('sqlite'), postgres: both('postgres') };
	}
	if (asked.has('insight')) {
		measured.insight = await apart(folder, 'insight', async (databases) => ({
			sqlite: await measureInsight(databases, 'sqlite', options),
			postgres: await measureInsight(databases, 'postgres', options),
		}));
	}
	if (asked.has('drivers')) {
		measured.drivers = await apart(folder, 'drivers', async (databases) => ({
			sqlite: await measureDrivers(databases, 'sqlite', options),
			postgres: await measureDrivers(databases, 'postgres', options),
		}));
	}
	if (asked.has('report')) measured.report = await measureReport(folder, options);
	if (asked.has('due')) {
		measured.due = await apart(folder, 'due', async (databases) => ({
			sqlite: await measureDueClaims(databases, 'sqlite', options),
			postgres: await measureDueClaims(databases, 'postgres', options),
		}));
	}
	if (asked.has('block')) {
		const block = async (databases: Databases) => await measureLoopBlock(databases, options);
		measured.block = await apart(folder, 'block', block);
	}
	if (asked.has('batch')) {
		const batches = async (databases: Databases) => await measureBatches(databases, options);
		measured.batch = await apart(folder, 'batch', batches);
	}
	if (asked.has('page')) measured.weight = await apart(folder, 'weight', weighPages);
	if (asked.has('page') || asked.has('loop')) {
		const databases = databasesIn(folder);
		endings.push(databases.close);
		Object.assign(measured, await measureOnN8n(folder, databases, options));
	}
	if (asked.has('send')) {
		measured.send = await apart(folder, 'send', async (databases) => {
			const stage = await setStage(join(folder, 'send'), databases, options);
			endings.push(stage.close);
			return await measureDueSend(stage, options).finally(stage.close);
		});
	}
	return measured;
}

/**
 * Gives a part databases of its own, which are gone when it ends: PostgreSQL would go on for minutes
 * tidying up after a million rows, beside whatever is measured next.
 */
async function apart<T>(
	folder: string,
	part: string,
	work: (databases: Databases) => Promise<T>,
): Promise<T> {
	const own = join(folder, part);
	mkdirSync(own);
	chmodSync(own, 0o755);
	const databases = databasesIn(own);
	endings.push(databases.close);
	const result = await work(databases);
	await databases.close();
	rmSync(own, { recursive: true });
	return result;
}

async function measureOnN8n(
	folder: string,
	databases: Databases,
	options: Options,
): Promise<Pick<Measured, 'lazy' | 'asItComes'>> {
	const stage = await setStage(folder, databases, options);
	endings.push(stage.close);
	const both = async (given: Options): Promise<OnN8n> => ({
		...(given.parts.includes('page') ? { page: await measurePages(stage, given) } : {}),
		...(given.parts.includes('loop') ? { loop: await measureLoop(stage, given) } : {}),
	});
	const lazy = await both(options);
	if (!options.defaults) return { lazy };
	await stage.restart('default');
	// For comparison only, so shorter.
	const fewer = Math.max(50, Math.round(options.executions / 10));
	return { lazy, asItComes: await both({ ...options, rounds: 1, executions: fewer }) };
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	const measured = await measure(options);
	const lines = linesOf(measured);
	if (!options.json) {
		process.stdout.write(`${tableOf(lines)}\n`);
		return;
	}
	say(`the figures:\n${tableOf(lines)}`);
	const settings = {
		n8n: places.n8nVersion,
		node: process.version,
		processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
		memoryGiB: Math.round(totalmem() / 2 ** 30),
		n8nEnvironment: { ...n8nSettings, N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		stores: 'page: SQLite, loop: PostgreSQL; the other one under details',
		rounds: options.rounds,
		storedRows: options.rows,
	};
	process.stdout.write(`${JSON.stringify(jsonOf(measured, settings))}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		say('stopping');
		void end().finally(() => process.exit(130));
	});
}

main()
	.catch((error: unknown) => {
		say(error instanceof Error ? (error.stack ?? error.message) : String(error));
		process.exitCode = 1;
	})
	.finally(end);
