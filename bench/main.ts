import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { databasesIn } from './databases';
import { measureDueClaims } from './due-claims';
import { measureLoopBlock } from './loop-block';
import { weighPages } from './page-weight';
import { measureLoop } from './loop-speed';
import { measurePages } from './page-speed';
import { setStage } from './stage';
import { type Options, readOptions } from './options';
import { measurePolicyGrowth } from './policy-growth';
import { say } from './say';

async function main(options: Options): Promise<Record<string, unknown>> {
	const folder = mkdtempSync(join(tmpdir(), 'satisfaction-bench-'));
	// PostgreSQL refuses to run as root: as its own user it has to get through here.
	chmodSync(folder, 0o755);
	const databases = databasesIn(folder);
	const out: Record<string, unknown> = {};
	try {
		if (options.parts.includes('policy')) {
			const sqlite = await measurePolicyGrowth(databases, 'sqlite', options);
			const postgres = await measurePolicyGrowth(databases, 'postgres', options);
			out.policy = { sqlite, postgres };
		}
		if (options.parts.includes('due')) {
			const sqlite = await measureDueClaims(databases, 'sqlite', options);
			const postgres = await measureDueClaims(databases, 'postgres', options);
			out.due = { sqlite, postgres };
		}
		if (options.parts.includes('block')) out.block = await measureLoopBlock(databases, options);
		if (options.parts.includes('page')) out.weight = await weighPages(databases);
		if (options.parts.includes('page') || options.parts.includes('loop')) {
			const stage = await setStage(folder, databases, options);
			try {
				if (options.parts.includes('page')) out.page = await measurePages(stage, options);
				if (options.parts.includes('loop')) out.loop = await measureLoop(stage, options);
			} finally {
				await stage.close();
			}
		}
		return out;
	} finally {
		await databases.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

main(readOptions(process.argv.slice(2)))
	.then((r) => console.log(JSON.stringify(r)))
	.catch((error: unknown) => {
		say(String((error as Error).stack));
		process.exitCode = 1;
	});
