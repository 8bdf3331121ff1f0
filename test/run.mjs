/**
 * `npm test`: every stage in order, or `npm test -- unit engine` for some of them.
 * The last line of the output is `N passed, N failed`; the exit code is 1 when anything failed.
 *
 * `crash=50` runs the crash stage with fifty moments instead of five.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { giveUp, prepare } from '../sandbox/setup/prepare.mjs';
import places from '../sandbox/setup/places.js';
import { elapsed, say } from '../sandbox/setup/progress.mjs';
import { runNode, tool } from '../sandbox/setup/run.mjs';

/** A stage is one command that counts as one, or a Jest project with its folders. */
const stages = [
	{ name: 'lint', command: [tool.eslint, '.', '--max-warnings', '0'] },
	{ name: 'types', command: [tool.tsc, '--noEmit', '-p', '.'] },
	{ name: 'build', command: [tool.gulp, 'build', '-L'] },
	{ name: 'unit', folders: ['core', 'nodes', 'lint', 'sandbox', 'bench'] },
	{ name: 'engine', folders: ['engine', 'tools'], n8n: true },
	{ name: 'databases', folders: ['store'] },
	{ name: 'templates', folders: ['workflows'], n8n: true },
	{ name: 'package', folders: ['package'], dist: true },
	{ name: 'e2e', folders: ['e2e'], n8n: true, dist: true },
	{ name: 'browser', folders: ['browser'], n8n: true, dist: true, browser: true },
	{ name: 'crash', folders: ['crash'], n8n: true, dist: true },
	// Each of its files starts six processes: two at a time are more than two processors bear.
	{ name: 'queue', folders: ['queue'], n8n: true, dist: true, lacks: redis, files: 1 },
	{ name: 'compat', folders: ['compat'], dist: true, lacks: otherN8n },
];

/** Redis is no npm package; `.ci/run` installs it. */
function redis() {
	return isInstalled('redis-server') ? null : 'redis-server is not installed';
}

/** Other versions of n8n take minutes and gigabytes: they are played where they are already. */
function otherN8n() {
	const { oldest, newest } = places.n8nWindow;
	const isThere = (version) => existsSync(places.n8nAt(version).installed);
	if ([oldest, newest].some(isThere)) return null;
	return `neither n8n ${oldest} nor ${newest} is installed; "npm run compat" installs them`;
}

const asked = process.argv.slice(2).map((argument) => argument.split('='));
const unknown = asked.filter(([name]) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
	const names = stages.map(({ name }) => name).join(', ');
	giveUp(`There is no stage "${unknown[0][0]}". The stages are: ${names}.`);
}
const moments = asked.find(([name]) => name === 'crash')?.[1] ?? '5';

/** The stages to run: those asked for, with the build first where one of them reads dist/. */
function chosen() {
	if (asked.length === 0) return stages;
	const names = new Set(asked.map(([name]) => name));
	if (stages.some((stage) => stage.dist && names.has(stage.name))) names.add('build');
	return stages.filter(({ name }) => names.has(name));
}

function hasTests({ folders }) {
	return folders
		.map((folder) => join(places.project, 'test', folder))
		.filter((folder) => existsSync(folder))
		.some((folder) =>
			readdirSync(folder, { recursive: true }).some((file) => /\.test\.tsx?$/.test(String(file))),
		);
}

/** Whether a program is in the PATH. */
function isInstalled(program) {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.some((folder) => existsSync(join(folder, program)));
}

/** Runs one Jest project; a crash of Jest itself, or of a test file, counts as a failure. */
async function runJest(stage, results) {
	const output = join(results, `${stage.name}.json`);
	const code = await runNode(
		[
			'--disable-warning=ExperimentalWarning',
			tool.jest,
			'--selectProjects',
			stage.name,
			'--json',
			`--outputFile=${output}`,
			// A test that fails may leave a server open; the stages after it are still to run.
			'--forceExit',
			// Each file has an n8n, ports and folders of its own.
			`--maxWorkers=${stage.files ?? 2}`,
		],
		// Jest's own account goes to standard error; its JSON is in the file.
		{
			stdout: 'ignore',
			env: { SATISFACTION_CRASH_MOMENTS: moments, SATISFACTION_TEST_FOLDER: results },
		},
	);
	if (!existsSync(output)) return { passed: 0, failed: 1, names: [] };
	const told = JSON.parse(readFileSync(output, 'utf8'));
	const failed = told.numFailedTests + told.numRuntimeErrorTestSuites;
	return {
		passed: told.numPassedTests,
		failed: code !== 0 && failed === 0 ? 1 : failed,
		names: told.testResults.flatMap(namesOfFailed),
	};
}

/** What failed in a file, each with the first line of why; the file itself where it could not be run. */
function namesOfFailed({ name, status, message, assertionResults }) {
	const file = relative(places.project, name);
	const failed = assertionResults.filter((one) => one.status === 'failed');
	if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
	return failed.map(
		(one) => `${file} › ${one.fullName}: ${firstLine(one.failureMessages[0] ?? '')}`,
	);
}

function firstLine(text) {
	const lines = stripVTControlCharacters(text).split('\n');
	// Jest begins with a heading of its own where a file could not be run.
	return (lines.find((line) => /^\s*[^●\s]/.test(line)) ?? '').trim().slice(0, 200);
}

async function runCommand(stage) {
	const code = await runNode(stage.command);
	return code === 0 ? { passed: 1, failed: 0, names: [] } : { passed: 0, failed: 1, names: [] };
}

async function main() {
	const list = chosen();
	const present = list.filter((stage) => stage.command || hasTests(stage));
	await prepare({
		n8n: present.some((stage) => stage.n8n),
		browser: present.some((stage) => stage.browser),
	});
	const results = mkdtempSync(join(tmpdir(), 'satisfaction-results-'));
	const rows = [];
	try {
		for (const stage of list) {
			const lacking = stage.lacks?.() ?? null;
			if (lacking !== null) {
				say(`\n▸ ${stage.name}: skipped, ${lacking}`);
				continue;
			}
			if (!present.includes(stage)) {
				say(`\n▸ ${stage.name}: no tests yet, skipped`);
				continue;
			}
			const since = Date.now();
			say(`\n▸ ${stage.name} (${elapsed()} since the start)`);
			const counts = stage.command ? await runCommand(stage) : await runJest(stage, results);
			rows.push({ name: stage.name, took: elapsed(since), ...counts });
			say(`▸ ${stage.name}: ${counts.passed} passed, ${counts.failed} failed in ${elapsed(since)}`);
		}
	} finally {
		rmSync(results, { recursive: true, force: true });
	}
	say('');
	for (const { name, passed, failed, took } of rows) {
		say(
			`${name.padEnd(10)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed  ${took}`,
		);
	}
	// Once more at the end, where whoever reads only that finds it.
	for (const { name, names } of rows) for (const one of names) say(`✗ ${name}: ${one}`);
	const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
	process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
	process.exitCode = sum('failed') > 0 ? 1 : 0;
}

try {
	await main();
} catch (error) {
	say(`\n${error instanceof Error ? error.message : String(error)}`);
	process.stdout.write('0 passed, 1 failed\n');
	process.exitCode = 1;
}
