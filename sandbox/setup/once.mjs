/**
 * Something that is made once per machine in the cache folder, whoever comes first: an interrupted
 * attempt is made again, and two processes never work on it together.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { elapsed, say } from './progress.mjs';

/** Whether the process with this number still runs. */
function alive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/** Takes the lock folder; false when a living process has it. */
function take(lock) {
	try {
		mkdirSync(lock);
		writeFileSync(join(lock, 'pid'), String(process.pid));
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
	}
	let holder = 0;
	try {
		holder = Number(readFileSync(join(lock, 'pid'), 'utf8'));
	} catch {
		// The holder is between making the folder and writing its number: look again later.
		return false;
	}
	if (!alive(holder)) rmSync(lock, { recursive: true, force: true });
	return false;
}

/**
 * Runs `work` while no other process runs work under the same name.
 *
 * @param {string} folder What the work is about; the lock is `<folder>.lock`.
 * @param {() => Promise<void>} work
 */
export async function alone(folder, work) {
	const lock = `${folder}.lock`;
	const since = Date.now();
	mkdirSync(dirname(folder), { recursive: true });
	let told = 0;
	let empty = 0;
	while (!take(lock)) {
		// A lock without a number for five seconds belongs to one that died at once.
		empty = existsSync(join(lock, 'pid')) ? 0 : empty + 1;
		if (empty > 25) rmSync(lock, { recursive: true, force: true });
		if (Date.now() - told > 10_000) {
			told = Date.now();
			say(`  … another process prepares ${folder}; waiting ${elapsed(since)}`);
		}
		await sleep(200);
	}
	try {
		await work();
	} finally {
		rmSync(lock, { recursive: true, force: true });
	}
}

/**
 * Makes a folder in the cache unless it is complete: built under another name, then renamed.
 *
 * @param {string} folder The final place.
 * @param {() => boolean} complete Whether what lies there can be used.
 * @param {(building: string) => Promise<void>} make Fills an empty folder.
 */
export async function makeOnce(folder, complete, make) {
	if (complete()) return;
	await alone(folder, async () => {
		if (complete()) return;
		const building = `${folder}.building`;
		rmSync(building, { recursive: true, force: true });
		mkdirSync(building, { recursive: true });
		await make(building);
		rmSync(folder, { recursive: true, force: true });
		renameSync(building, folder);
	});
}
