/**
 * Where everything lies that is installed once per machine, outside the project: the one list that
 * the set-up, the sandbox and the tests share. Plain CommonJS, so that each of them can load it.
 */
const { homedir } = require('node:os');
const { join, resolve } = require('node:path');

const n8nVersion = '2.40.7';
// 2.41.3 depends on a version of `@n8n/agents` that npm does not have.
const n8nWindow = { oldest: '1.121.3', middle: '2.22.6', newest: '2.41.1' };
const project = resolve(__dirname, '..', '..');
const cache = join(
	process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
	'n8n-nodes-satisfaction',
);
const node24 = join(cache, 'node-24');
const nodeName = process.platform === 'win32' ? 'node.exe' : 'node';
const nodeAt = (version) => {
	const folder = join(cache, `node-${version}`);
	return { version, folder, program: join(folder, 'node_modules', 'node', 'bin', nodeName) };
};
const n8nAt = (version) => {
	const folder = join(cache, `n8n-${version}`);
	return {
		version,
		folder,
		installed: join(folder, '.installed'),
		command: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
};
const n8n = n8nAt(n8nVersion);
const browser = join(cache, 'chromium');

module.exports = {
	/** The version of n8n that the sandbox and the tests run. */
	n8nVersion,
	/** The oldest n8n that the package is for, one between, and the newest that it was tried on. */
	n8nWindow,
	/** The folder of this project. */
	project,
	/** The folder of everything that is installed once per machine. */
	cache,
	/** The folder that Node 24 is installed into; its executable is in `node24Bin`. */
	node24,
	/** The folder to put first in PATH so that `node` is Node 24. */
	node24Bin:
		Number(process.versions.node.split('.')[0]) === 24
			? join(process.execPath, '..')
			: join(node24, 'node_modules', '.bin'),
	/** The folder that another version of Node is installed into, and its program. */
	nodeAt,
	/**
	 * The folder that a version of n8n is installed into, the mark of a finished install, and what to
	 * run as `node <command> start`.
	 */
	n8nAt,
	/** n8n's own nodes, for tests that run templates through the engine. */
	n8nNodesBase: join(n8n.folder, 'node_modules', 'n8n-nodes-base'),
	/** The folder of the unpacked browser, and the executable to launch. */
	browser,
	browserCommand: process.env.SATISFACTION_BROWSER || join(browser, 'launch'),
};
